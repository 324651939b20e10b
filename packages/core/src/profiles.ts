// The AWS config and credentials files: reading them with file and line, finding problems, editing them by line.

export { editIni, type IniEdit } from "./ini/edit/edit.ts";
export { replaceSection, sectionsOf, sectionText } from "./ini/edit/section-text.ts";
export type { SectionId, SectionType } from "./ini/line/section-id.ts";
export { type ChosenProfile, chooseProfile } from "./profiles/choose-profile.ts";
export type { OddHeader } from "./profiles/headers/odd-headers.ts";
export { writeCommandLine } from "./profiles/keys/command-line.ts";
export { type ProcessCommand, readProcessCommand } from "./profiles/keys/process-command.ts";
export { type FileLocations, type LocateInput, locateFiles } from "./profiles/locate-files.ts";
export type { FileKind, Origin } from "./profiles/origin.ts";
export type { MintedToken, OwnSource } from "./profiles/own-source.ts";
export { type ProfilesInput, parseProfiles } from "./profiles/parse-profiles.ts";
export { problemSeverities } from "./profiles/problems/problem-severities.ts";
export type { ProblemCode } from "./profiles/problems/problem-table.ts";
export { problemsOf } from "./profiles/problems/profile-problems.ts";
export type { Problem, Profile, ProfileSet, Section } from "./profiles/profile.ts";
export type { KeptTemporaryProfile } from "./profiles/temporary-profile.ts";
export {
  type ConfiguredProcess,
  type ConfigureProcessDeps,
  type ConfigureProcessInput,
  configureProcess,
  unconfigureProcess,
} from "./resolve/configure-process.ts";
export { type StandInConfig, writeStandInConfig } from "./resolve/stand-in-config.ts";
export { type ProfileFile, type ProfileFileDeps, readProfileFile, trustProfileFile } from "./store/profiles/profile-file.ts";
export type { WrittenProfile } from "./store/profiles/temporary-profile.ts";
