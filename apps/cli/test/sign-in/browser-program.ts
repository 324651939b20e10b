import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { nodeUnderTest } from "@aws-temp/testkit";
import type { CliWorld } from "../cli-world.ts";

/**
 * What the user's browser does: goes where it is sent; comes home first from a page that has forged an answer and an error; comes home twice; stops before it
 * comes home, so that the user can copy the address.
 */
export type Manner = "follow" | "forged-first" | "come-twice" | "stop-before-home";

/** Notes each address and, at the end, the status and title of the page. */
const program = `import { appendFileSync } from "node:fs";
const [log, manner, address] = process.argv.slice(2);
const note = (line) => appendFileSync(log, line + "\\n");
const visit = async (url) => {
  const answer = await fetch(url, { redirect: "manual" });
  const to = answer.headers.get("location");
  if (to === null) note(answer.status + " " + /<title>([^<]*)/.exec(await answer.text())?.[1]);
  return to;
};
for (let next = address; next !== null; ) {
  note(next);
  const url = new URL(next);
  const home = url.pathname === "/oauth/callback";
  if (home && manner === "stop-before-home") break;
  if (home && manner === "forged-first") {
    await visit(new URL("?error=access_denied", url));
    const forged = new URL(url);
    forged.searchParams.set("state", "forged");
    await visit(forged);
  }
  if (home && manner === "come-twice") await Promise.all([visit(url), visit(url)]).then(() => process.exit());
  const to = await visit(url);
  next = to === null ? null : new URL(to, url).href;
}
`;

/** A browser of a kind, as `BROWSER` names it, and what it saw. */
export async function browserProgram({ home }: Pick<CliWorld, "home">, manner: Manner = "follow") {
  const file = await home.write("browser.mjs", program);
  const log = join(home.path, "browser.log");
  return {
    env: { BROWSER: `"${nodeUnderTest}" "${file}" "${log}" ${manner} %s` },
    /** The addresses that it was at, and the pages that it ended on. */
    seen: async () => (await readFile(log, "utf8").catch(() => "")).split("\n").filter(Boolean),
  };
}
