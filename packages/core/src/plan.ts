// How a profile becomes credentials, decided from data: plans, lists and pictures of profiles. Makes no network calls.

export { describeSource, describeStep } from "./plan/explain.ts";
export { drawPlan, drawProfiles } from "./plan/picture/draw.ts";
export { type PictureFormat, pictureFormats } from "./plan/picture/graph.ts";
export type {
  AssumeRoleStep,
  Endpoint,
  GetSessionTokenStep,
  PlanSource,
  PlanStep,
  PlanWarning,
  SigninEndpoint,
  SsoEndpoint,
  WebIdentityToken,
} from "./plan/plan.ts";
export { type GivenProfiles, parseGivenProfiles } from "./plan/profile-set/given-profiles.ts";
export { judgeProfiles } from "./plan/profile-set/judge-profiles.ts";
export { type ListedProfile, listProfiles } from "./plan/profile-set/list-profiles.ts";
export { onlyProfiles } from "./plan/profile-set/only-profiles.ts";
export { withoutTemporary } from "./plan/profile-set/without-temporary.ts";
export { ownRegion } from "./plan/region.ts";
export { classifyProfile, type ProfileKind } from "./plan/source/classify-source.ts";
