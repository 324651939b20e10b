// What the GitHub Action's programs cost before they do anything, beside what starting Node costs. aws-actions/configure-aws-credentials
// takes 63 ms over bare Node in its release v6.2.3, measured once; half of that is the budget, and more in proportion while this machine
// is slower than it was then. Both end at once: the step because no region is given, the cleanup because there is nothing to clean up.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execPath, env as outside } from "node:process";
import { fileURLToPath } from "node:url";
import { medians } from "./interleaved.mjs";

const dist = fileURLToPath(new URL("../apps/github-action/dist/", import.meta.url));
const budgetMs = 63 / 2;
/** What bare Node takes on a machine that is as fast as that one. */
const usualBareMs = 30;
const budgetBytes = 1_000_000;

export const benchmark = {
  name: "Loading the GitHub Action",
  async run() {
    const folder = mkdtempSync(join(tmpdir(), "aws-temp-action-load-"));
    try {
      const environment = { PATH: outside["PATH"], HOME: folder, RUNNER_TEMP: folder };
      const [bare, main, post] = await medians(
        [
          () => run(["-e", "0"], environment, 0),
          () => run([join(dist, "main.mjs")], environment, 1),
          () => run([join(dist, "post.mjs")], environment, 0),
        ],
        { rounds: 40, warmUps: 3 },
      );
      const most = budgetMs * Math.max(1, bare / usualBareMs);
      return [
        { what: "node -e 0", medianMs: bare },
        over("the step over that, until it has read its inputs", main - bare, most),
        over("the cleanup over that", post - bare, most),
        size("bytes of all bundles together"),
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function run(args, environment, expected) {
  const { status, stderr } = spawnSync(execPath, args, { env: environment, stdio: ["ignore", "pipe", "pipe"] });
  if (status !== expected) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr}`);
}

function over(what, medianMs, most) {
  return { what, medianMs, budget: `< ${most.toFixed(1)} ms`, within: medianMs < most };
}

function size(what) {
  // A cached build leaves older bundles beside its own; what the last one wrote is listed.
  const files = Object.keys(JSON.parse(readFileSync(join(dist, "modules.json"), "utf8")));
  const bytes = files.reduce((sum, file) => sum + statSync(join(dist, file)).size, 0);
  return { what: `${what}: ${bytes}`, medianMs: 0, budget: `< ${budgetBytes}`, within: bytes < budgetBytes };
}
