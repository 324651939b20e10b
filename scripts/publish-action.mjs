// Publishes what stage-action.mjs laid out: one commit on the branch of its major version, with the tag of its version, in the action's
// own repository: node scripts/publish-action.mjs FOLDER REPOSITORY [SOURCE]
// SOURCE, an address, says in the commit what it was built from. A version that is there already stays as it is. Needs Node and git alone.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { argv } from "node:process";

const [, , staged, repository, source] = argv;
if (staged === undefined || repository === undefined) throw new Error("Name the folder that was laid out, and the repository.");
const { version } = JSON.parse(readFileSync(join(staged, "package.json"), "utf8"));
const [tag, branch] = [`v${version}`, `v${version.split(".")[0]}`];

const clone = mkdtempSync(join(tmpdir(), "aws-temp-action-"));
try {
  // Bytes are published as they were built.
  const git = (...args) => execFileSync("git", ["-c", "core.autocrlf=false", ...args], { cwd: clone, encoding: "utf8" });
  git("init", "--quiet", `--initial-branch=${branch}`);
  git("remote", "add", "origin", existsSync(repository) ? resolve(repository) : repository);
  const there = git("ls-remote", "origin", `refs/tags/${tag}`, `refs/heads/${branch}`);
  if (there.includes(`refs/tags/${tag}`)) {
    console.log(`${tag} is there already.`);
  } else {
    if (there.includes(`refs/heads/${branch}`)) {
      git("fetch", "--quiet", "--depth=1", "origin", branch);
      git("reset", "--quiet", "--soft", "FETCH_HEAD");
    }
    cpSync(staged, clone, { recursive: true });
    // A global list of ignored files is no part of the release: dist often is on one.
    git("add", "--all", "--force");
    git(
      "commit",
      "--quiet",
      "--allow-empty",
      `--message=${tag}`,
      ...(source === undefined ? [] : [`--message=Built from ${source}`]),
    );
    git("tag", "--annotate", `--message=${tag}`, tag);
    git("push", "--quiet", "--atomic", "origin", `HEAD:refs/heads/${branch}`, `refs/tags/${tag}`);
    console.log(`${tag} is published, and ${branch} is on it.`);
  }
} finally {
  rmSync(clone, { recursive: true, force: true });
}
