import { readFileSync } from "node:fs";
import type { PJSON } from "@oclif/core/interfaces";

/** What the package says of itself: read once, for oclif and for the user agent of calls to AWS. */
export const packageJson: PJSON = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
