import type { CredentialPlan } from "@aws-temp/core";
import { describeSource, describeStep, type PlanSource } from "@aws-temp/core/plan";
import type { Problem, ProfileSet } from "@aws-temp/core/profiles";
import type { ExplainJson } from "@aws-temp/core/views";
import { placeOf } from "./error.ts";
import { problemJson, problemLine } from "./profiles/problem.ts";
import type { Colours } from "./text/colours.ts";

/** The problems in the sections that a plan reads: its profiles, their SSO session and services. */
export function problemsTouching(plan: CredentialPlan, { profiles, problems }: ProfileSet): Problem[] {
  const names = new Set([plan.profile, plan.source.profile, ...plan.steps.map(({ profile }) => profile)]);
  const settings = [...names].map((name) => profiles.get(name ?? "")?.settings);
  const named = {
    profile: names,
    "sso-session": new Set(settings.map((values) => values?.get("sso_session"))),
    services: new Set(settings.map((values) => values?.get("services"))),
  };
  return problems.filter(({ section }) => section !== undefined && named[section.type].has(section.name));
}

/** A plan as `--json` prints it. */
export function explainJson(plan: CredentialPlan, problems: readonly Problem[]): ExplainJson {
  return {
    profile: plan.profile,
    region: plan.region ?? null,
    source: sourceJson(plan.source),
    steps: plan.steps.map(({ mfaSerial, ...step }) => ({ ...step, mfaSerial: mfaSerial ?? null })),
    warnings: plan.warnings.map(({ code, message, profile, file, line }) => ({
      code,
      message,
      profile: profile ?? null,
      file: file ?? null,
      line: line ?? null,
    })),
    reasons: plan.reasons,
    problems: problems.map(problemJson),
  };
}

/** The command line of a `credential_process` may hold a password: only its program is shown. */
function sourceJson(source: PlanSource): ExplainJson["source"] {
  if (source.kind !== "process") return { ...source, profile: source.profile ?? null };
  const { command, ...rest } = source;
  return { ...rest, program: /^\s*(?:"([^"]*)"|'([^']*)'|(\S+))/.exec(command)?.slice(1).find(Boolean) };
}

/** A plan for people. */
export function explainLines(plan: CredentialPlan, problems: readonly Problem[], colours: Colours, home: string): string[] {
  const section = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ["", colours.bold(heading), ...lines.map((line) => `  ${line}`)];
  const warnings = plan.warnings.map(({ message, file, line }) =>
    file === undefined ? message : `${message} (${placeOf(file, line, home)})`,
  );
  return [
    `${colours.bold(plan.profile)}${plan.region === undefined ? "" : ` in ${plan.region}`}`,
    `  from  ${describeSource(plan.source)}`,
    ...plan.steps.map((step) => `  ${colours.cyan("then")}  ${describeStep(step)}`),
    ...section("Why", plan.reasons),
    ...section("Warnings", warnings.map(colours.yellow)),
    ...section(
      "Problems in the files",
      problems.map((problem) => problemLine(problem, colours, home)),
    ),
  ];
}
