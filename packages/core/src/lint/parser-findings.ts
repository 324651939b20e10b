import type { Problem } from "../profiles/profile.ts";
import type { Finding } from "./finding.ts";

/** How the sentences begin in which the parser's messages say what to do. */
const advice = /(?<=\. )(?=(?:Begin|Choose|Give|Keep|Fix|Put|Remove|Rename|Save|Write) )/;

/**
 * The parser's problems as findings: their advice apart from what is wrong.
 *
 * @internal
 */
export function parserFindings(problems: readonly Problem[]): readonly Finding[] {
  return problems.map(({ code = "problem", severity, message, file, line, section }) => {
    const [what = "", ...mend] = message.split(advice);
    const profile = section?.type === "profile" ? section.name : undefined;
    return {
      code,
      severity,
      message: what.trimEnd(),
      profile,
      file,
      line,
      mend: mend.length > 0 ? mend.join("") : "Correct that line, or remove it.",
    };
  });
}
