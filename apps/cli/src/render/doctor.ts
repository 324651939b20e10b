import type { Severity } from "@aws-temp/core";
import type { Found } from "../doctor/found.ts";
import type { Mended } from "../doctor/mend.ts";
import type { Colours } from "./colours.ts";
import { count } from "./count.ts";
import { placeOf } from "./error.ts";
import type { DoctorJson } from "./json-shapes.ts";
import { shortenPath } from "./shorten-path.ts";

/** Findings as `--json` prints them. */
export function doctorJson(findings: readonly Found[], { done }: Mended): DoctorJson {
  const left = findings.filter((finding) => !done.has(finding));
  return {
    findings: findings.map((finding) => ({
      code: finding.code,
      severity: finding.severity,
      message: finding.message,
      profile: finding.profile ?? null,
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

/** Findings for people, as compilers write them: the worst of a place on its own line, with what mends it below. */
export function doctorLines(findings: readonly Found[], { done, failed }: Mended, colours: Colours, home: string): string[] {
  const paint: Readonly<Record<Severity, (text: string) => string>> = {
    error: colours.red,
    warning: colours.yellow,
    info: colours.cyan,
  };
  return findings.flatMap((finding) => {
    const { code, severity, message, file, line, mend } = finding;
    const where = file === undefined ? "" : `${placeOf(file, line, home)}: `;
    const state = failed.get(finding);
    const after = done.has(finding)
      ? [`  ${colours.green("✔ mended")}`]
      : state !== undefined
        ? [`  ${colours.red(`not mended: ${state}`)}`]
        : mend === undefined
          ? []
          : [`  ${colours.dim("→")} ${file === undefined ? mend : mend.replaceAll(file, shortenPath(file, home))}`];
    return [`${where}${paint[severity](severity)}: ${message} ${colours.dim(`[${code}]`)}`, ...after];
  });
}

/** The last line, on stderr: how it is, and what `--fix` would mend. */
export function doctorSummary(findings: readonly Found[], { done }: Mended, fixing: boolean): string[] {
  const left = findings.filter((finding) => !done.has(finding));
  const [errors, warnings] = [countOf("error", left), countOf("warning", left)];
  const said = errors + warnings === 0 ? "Nothing is wrong" : `${count(errors, "error")}, ${count(warnings, "warning")}`;
  const mended = done.size > 0 ? `; mended: ${done.size}` : "";
  const fixable = left.filter(({ fix }) => fix !== undefined).length;
  return [`${said}${mended}.${fixable > 0 && !fixing ? ` ${fixable} can be mended by: aws-temp doctor --fix` : ""}`];
}

/** 2 when something is wrong that stays so: errors, with `strict` warnings as well. */
export function doctorStatus(findings: readonly Found[], { done }: Mended, strict: boolean): number {
  const bad: readonly Severity[] = strict ? ["error", "warning"] : ["error"];
  return findings.some((finding) => !done.has(finding) && bad.includes(finding.severity)) ? 2 : 0;
}

function countOf(severity: Severity, findings: readonly Found[]): number {
  return findings.filter((finding) => finding.severity === severity).length;
}
