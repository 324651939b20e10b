import type { Severity } from "@aws-temp/core/doctor";
import type { DoctorJson } from "@aws-temp/core/views";
import type { FoundOnce } from "../doctor/each-once.ts";
import type { Found } from "../doctor/found.ts";
import type { Mended } from "../doctor/mend.ts";
import type { Colours } from "./text/colours.ts";
import { count } from "./text/count.ts";
import { shortenPath } from "./text/shorten-path.ts";

/** Findings as `--json` prints them. */
export function doctorJson(findings: readonly FoundOnce[], { done }: Mended): DoctorJson {
  const left = findings.filter((finding) => !done.has(finding));
  return {
    findings: findings.map((finding) => ({
      code: finding.code,
      severity: finding.severity,
      message: finding.message,
      profile: finding.profile ?? null,
      profiles: finding.profiles,
      file: finding.file ?? null,
      line: finding.line ?? null,
      mend: finding.mend ?? null,
      fixable: finding.fix !== undefined,
      fixed: done.has(finding),
    })),
    errors: countOf("error", left),
    warnings: countOf("warning", left),
  };
}

/** The worst first. */
const severities: readonly Severity[] = ["error", "warning", "info"];

/** What stands in place of a file. */
const machine = "This machine";

/** Findings for people: by file, the file with the worst first, and the worst of each file first. Below each is what fixes it. */
export function doctorLines(findings: readonly FoundOnce[], mended: Mended, colours: Colours, home: string): string[] {
  const files = Map.groupBy(bySeverity(findings), ({ file }) => file);
  return [...files].flatMap(([file, found]) => {
    const width = Math.max(...found.map(({ line }) => String(line ?? "").length));
    const heading = colours.bold(file === undefined ? machine : shortenPath(file, home));
    return [heading, ...found.flatMap((finding) => findingLines(finding, width, mended, colours, home))];
  });
}

/** By severity, else in the order of the lines. What has no file comes behind what has one. */
function bySeverity(findings: readonly FoundOnce[]): readonly FoundOnce[] {
  const rank = ({ severity, file }: FoundOnce) => 2 * severities.indexOf(severity) + (file === undefined ? 1 : 0);
  return findings.toSorted((a, b) => rank(a) - rank(b) || (a.file === b.file ? (a.line ?? 0) - (b.line ?? 0) : 0));
}

function findingLines(finding: FoundOnce, width: number, { done, failed }: Mended, colours: Colours, home: string): string[] {
  const { code, severity, message, file, line, mend, profiles } = finding;
  const paint = { error: colours.red, warning: colours.yellow, info: colours.cyan }[severity];
  const place = width === 0 ? "" : `${String(line ?? "").padStart(width)}  `;
  const indent = " ".repeat(place.length + 4);
  const others = profiles.slice(0, mostProfiles).join(", ") + (profiles.length > mostProfiles ? " …" : "");
  const state = failed.get(finding);
  return [
    `  ${colours.dim(place)}${paint(severity)}: ${message} ${colours.dim(`[${code}]`)}`,
    ...(profiles.length > 1 ? [`${indent}${count(profiles.length, "profile")}: ${others}`] : []),
    ...(done.has(finding)
      ? [`${indent}${colours.green("✔ mended")}`]
      : state !== undefined
        ? [`${indent}${colours.red(`not mended: ${state}`)}`]
        : mend === undefined
          ? []
          : [`${indent}${colours.dim("→")} ${file === undefined ? mend : mend.replaceAll(file, shortenPath(file, home))}`]),
  ];
}

/** This many of the profiles with one finding are named. */
const mostProfiles = 5;

/** The last line, on stderr: how many findings there are, and what `--fix` would mend. */
export function doctorSummary(findings: readonly Found[], { done }: Mended, fixing: boolean): string[] {
  const left = findings.filter((finding) => !done.has(finding));
  const [errors, warnings, infos] = severities.map((severity) => countOf(severity, left)) as [number, number, number];
  const said = errors + warnings === 0 ? "Nothing is wrong" : `${count(errors, "error")}, ${count(warnings, "warning")}`;
  const mended = done.size > 0 ? `; fixed: ${done.size}` : "";
  const fixable = left.filter(({ fix }) => fix !== undefined).length;
  const fix = fixable > 0 && !fixing ? ` ${fixable} can be fixed by: aws-temp doctor --fix` : "";
  return [`${said}${infos > 0 ? `, ${infos} info` : ""}${mended}.${fix}`];
}

/** 2 when something is wrong that stays so: errors, with `strict` warnings as well. */
export function doctorStatus(findings: readonly Found[], { done }: Mended, strict: boolean): number {
  const bad: readonly Severity[] = strict ? ["error", "warning"] : ["error"];
  return findings.some((finding) => !done.has(finding) && bad.includes(finding.severity)) ? 2 : 0;
}

function countOf(severity: Severity, findings: readonly Found[]): number {
  return findings.filter((finding) => finding.severity === severity).length;
}
