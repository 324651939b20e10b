import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { nodeUnderTest } from "@aws-temp/testkit";
import type { CliWorld } from "../cli-world.ts";

/** Notes its arguments, goes where they lead as a browser with the container extension would, and notes who is signed in there. */
const program = `import { appendFileSync } from "node:fs";
const [log, ...args] = process.argv.slice(2);
const note = (entry) => appendFileSync(log, JSON.stringify(entry) + "\\n");
note({ args });
const last = args.at(-1);
const inContainer = /^ext\\+[a-z-]+:(.*)$/.exec(last)?.[1];
const url = inContainer === undefined ? last : new URLSearchParams(inContainer).get("url");
const answer = await fetch(url);
const text = await answer.text();
note({ url: answer.url, status: answer.status, who: /<strong>([^<]*)/.exec(text)?.[1], to: /<code>([^<]*)/.exec(text)?.[1] });
`;

/** What a stand-in noted. */
export interface Visit {
  readonly args?: readonly string[];
  readonly url?: string;
  readonly status?: number;
  readonly who?: string;
  readonly to?: string;
}

/** A program of a name in a folder of the search path. */
export async function standIn({ home, env }: CliWorld, name: string) {
  const file = await home.write("stand-in-browser.mjs", program);
  const log = join(home.path, `${name}.log`);
  const path = await home.write(`programs/${name}`, `#!/bin/sh\nexec "${nodeUnderTest}" "${file}" "${log}" "$@"\n`, 0o755);
  /** The visit, once it is over: the command ends as soon as the browser was led on. */
  const visited = async (): Promise<Visit> => {
    for (;;) {
      const lines = (await readFile(log, "utf8").catch(() => "")).split("\n").filter(Boolean);
      const visit: Visit = Object.assign({}, ...lines.map((line) => JSON.parse(line) as Visit));
      if (visit.status !== undefined) return visit;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  // A path with spaces is one word in quotes to `BROWSER`.
  return { named: `"${path}"`, env: { PATH: `${join(home.path, "programs")}:${env["PATH"]}` }, visited };
}
