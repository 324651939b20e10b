import { parseArn, roleNameOf } from "../../model/arn.ts";
import { formatDuration } from "../../model/time/duration.ts";
import { programOf } from "../explain.ts";
import type { CredentialPlan, PlanSource, PlanStep, WebIdentityToken } from "../plan.ts";
import type { Arrow, Box, Graph } from "./graph.ts";

type Sketch = Omit<Box, "id" | "main">;

/** One box after another, each with the arrow that leads to it. */
interface Stage {
  readonly box: Sketch;
  /** None for the first. */
  readonly by: readonly string[];
}

/**
 * A plan as a picture: the profiles that it passes through as boxes, its calls as arrows.
 *
 * @internal
 */
export function planGraph(plan: CredentialPlan): Graph {
  const stages = [...sourceStages(plan.source), ...plan.steps.map(stepStage)];
  const last = stages.length - 1;
  const region = plan.region === undefined ? [] : [plan.region];
  const boxes = stages.map(({ box }, index) => ({
    ...box,
    lines: index === last ? [...box.lines, ...region] : box.lines,
    id: `b${index}`,
    main: index === last,
  }));
  const arrows: Arrow[] = stages.slice(1).map(({ by }, index) => ({ from: `b${index}`, to: `b${index + 1}`, lines: by }));
  return {
    title: `How ${plan.profile} gets its credentials`,
    description: boxes.map(({ title, lines }) => [title, ...lines].join(", ")).join("; then "),
    boxes,
    arrows,
  };
}

function sourceStages(source: PlanSource): Stage[] {
  const begin = (kind: Sketch["kind"], title: string, ...lines: readonly string[]): Stage => ({
    box: { kind, title, lines },
    by: [],
  });
  const name = source.profile ?? "environment";
  switch (source.kind) {
    case "static":
      return [begin("keys", name, "long-term keys")];
    case "temporary":
      return [begin("source", name, "temporary credentials in the file")];
    case "sso":
      return [
        begin("source", source.session ?? "IAM Identity Center", "IAM Identity Center", hostOf(source.startUrl)),
        {
          box: { kind: "role", title: name, lines: [`${source.roleName} in ${source.accountId}`] },
          by: ["GetRoleCredentials"],
        },
      ];
    case "login":
      return [begin("source", name, "console sign-in", resourceOf(source.loginSession))];
    case "web-identity":
      return [
        begin("source", "web identity", tokenOf(source)),
        {
          box: { kind: "role", title: name, lines: [describeRole(source.roleArn)] },
          by: ["AssumeRoleWithWebIdentity", formatDuration(source.durationSeconds)],
        },
      ];
    case "process":
      return [begin("source", name, `program ${fileOf(programOf(source.command))}`)];
    case "environment":
      return [
        source.temporary
          ? begin("source", name, "temporary credentials in variables")
          : begin("keys", name, "long-term keys in variables"),
      ];
    case "container":
      return [begin("source", name, "the container's role")];
    case "instance":
      return [begin("source", name, "the EC2 instance's role")];
  }
}

function tokenOf({ tokenFile, minted }: WebIdentityToken): string {
  return minted === undefined ? fileOf(tokenFile) : minted.identity;
}

function stepStage(step: PlanStep): Stage {
  const mfa = step.mfaSerial === undefined ? [] : [`MFA ${lastPart(step.mfaSerial)}`];
  const duration = formatDuration(step.durationSeconds);
  if (step.kind === "get-session-token") {
    const what = step.mfaSerial === undefined ? "session" : "session with MFA";
    return { box: { kind: "session", title: step.profile, lines: [what] }, by: ["GetSessionToken", duration, ...mfa] };
  }
  const extras = [
    ...(step.externalId === undefined ? [] : ["external id"]),
    ...(step.policy === undefined && step.policyArns.length === 0 ? [] : ["session policies"]),
    ...(Object.keys(step.tags).length === 0 ? [] : ["session tags"]),
  ];
  return {
    box: { kind: "role", title: step.profile, lines: [describeRole(step.roleArn)] },
    by: ["AssumeRole", duration, ...mfa, ...extras],
  };
}

/** `Admin in 444455556666` */
export function describeRole(roleArn: string): string {
  const account = parseArn(roleArn)?.accountId;
  return account === undefined ? roleArn : `${roleNameOf(roleArn)} in ${account}`;
}

function resourceOf(arn: string): string {
  const { accountId, resource } = parseArn(arn) ?? {};
  return accountId === undefined || resource === undefined ? arn : `${resource} in ${accountId}`;
}

/** `https://acme.awsapps.com/start` without what is the same for all. */
export function hostOf(url: string): string {
  return url.replace(/^https?:\/\//, "").replace(/\/start\/?(?:#\/?)?$/, "");
}

function fileOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

/** The device's name in its ARN; a hardware device has a number. */
function lastPart(serial: string): string {
  return serial.slice(serial.lastIndexOf("/") + 1);
}
