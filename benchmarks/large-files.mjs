// `status` and `doctor` with 20,000 profiles, flat and in chains of 1,000 roles: linear in the number of profiles, whatever they say.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { medians } from "./interleaved.mjs";

const cli = fileURLToPath(new URL("../apps/cli/bin/run.js", import.meta.url));
const many = 20_000;
const link = 1000;

const role = (index, source) =>
  `[profile p${index}]\nrole_arn = arn:aws:iam::111122223333:role/r${index}\nsource_profile = ${source}\nregion = eu-west-1\n`;

/** Each kind of file, by the profile that each role is reached from. */
const kinds = {
  flat: () => "base",
  chains: (index) => (index % link === 0 ? "base" : `p${index - 1}`),
  "chains without an end": (index) => (index % link === 0 ? `bose${index}` : `p${index - 1}`),
  "all without a source": (index) => `bose${index}`,
};

export const benchmark = {
  name: "`status` and `doctor --offline` with 20,000 profiles",
  budget: "linear: 20,000 profiles at most 1.5 × twice 10,000; chains of 1,000 at most 1.5 × flat",
  async run() {
    const folder = mkdtempSync(join(tmpdir(), "aws-temp-large-files-"));
    try {
      const homes = Object.keys(kinds).flatMap((kind) => [writeHome(folder, kind, many / 2), writeHome(folder, kind, many)]);
      const rows = [];
      for (const command of [["status"], ["doctor", "--offline"]]) {
        const times = await medians(
          homes.map(
            ({ home }) =>
              () =>
                run(command, home),
          ),
          { rounds: 3, warmUps: 1 },
        );
        for (const [index, { kind, count, what }] of homes.entries()) {
          if (count !== many) continue;
          const [half, whole] = [times[index - 1], times[index]];
          rows.push(row(`${command.join(" ")}, ${what}, against twice ${many / 2}`, whole, whole / (2 * half)));
          if (kind === "chains") rows.push(row(`${command.join(" ")}, ${what}, against flat`, whole, whole / times[1]));
        }
      }
      return rows;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function row(what, medianMs, ratio) {
  return { what, medianMs, ratio, budget: "≤ 1.50 ×", within: ratio <= 1.5 };
}

function writeHome(folder, kind, count) {
  const home = join(folder, `${kind} ${count}`);
  mkdirSync(join(home, ".aws"), { recursive: true });
  const roles = Array.from({ length: count }, (_, index) => role(index, kinds[kind](index)));
  const base = "[profile base]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = example\n";
  writeFileSync(join(home, ".aws", "config"), base + roles.join(""), { mode: 0o600 });
  return { home, kind, count, what: `${count.toLocaleString("en")} profiles, ${kind}` };
}

function run(command, home) {
  const { PATH } = process.env;
  const { status, signal } = spawnSync(process.execPath, [cli, ...command], { env: { PATH, HOME: home }, stdio: "ignore" });
  // `doctor` ends with 2 when it finds errors.
  if (signal !== null || (status !== 0 && status !== 2))
    throw new Error(`aws-temp ${command.join(" ")} ended with ${status ?? signal}.`);
}
