import { readFileSync } from "node:fs";
import type { PJSON } from "@oclif/core/interfaces";

/** Put in by scripts/bundle.mjs: a bundle or an executable has no package.json beside it. */
declare const AWS_TEMP_PACKAGE: string | undefined;

/** What the package says of itself: for oclif and for the user agent of calls to AWS. */
export const packageJson: PJSON = JSON.parse(
  typeof AWS_TEMP_PACKAGE === "string" ? AWS_TEMP_PACKAGE : readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
);
