import { found } from "../finding-table.ts";
import type { Check } from "../found.ts";

const kinds = {
  open: ["state-open", "Others may read this; aws-temp keeps credentials there."],
  torn: ["state-torn", "This file of aws-temp holds nothing whole."],
  "stale-lock": ["state-lock", "The process that held this lock is gone."],
  "left-over": ["state-left-over", "A process that was killed left this file."],
} as const;

/** The folder of aws-temp's own files. */
export const checkState: Check = async ({ checkUp }) =>
  (await checkUp.stateFlaws()).map(({ kind, path, mend }) => {
    const [code, message] = kinds[kind];
    return found(code, { file: path, message, mend: "aws-temp doctor --fix", fix: { of: "aws-temp", run: mend } });
  });
