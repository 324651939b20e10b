// Reading 10,000 profiles: no slower than the loader of the SDK for JavaScript on the same files, and linear in their size.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseProfiles } from "@aws-temp/core/profiles";
import { parseKnownFiles } from "@smithy/shared-ini-file-loader";

const rounds = 25;
const warmUps = 3;

export const benchmark = {
  name: "Reading profiles from the config and credentials files",
  budget: "10,000 profiles no slower than @smithy/shared-ini-file-loader; linear in size",
  async run() {
    const folder = await mkdtemp(join(tmpdir(), "aws-temp-read-profiles-"));
    try {
      const usual = await writeFiles(join(folder, "usual"), 10_000, "");
      const commented = await writeFiles(join(folder, "commented"), 10_000, " # the team's");
      const large = await writeFiles(join(folder, "large"), 40_000, "");
      const [theirs, ours, oursWhole, theirsCommented, oursCommented, oursLarge] = await medians([
        () => readWithSmithy(usual),
        () => readWithUs(usual),
        async () => lookAtAll(await readWithUs(usual)),
        () => readWithSmithy(commented),
        () => readWithUs(commented),
        () => readWithUs(large),
      ]);
      return [
        row("@smithy/shared-ini-file-loader, 10,000 profiles", theirs),
        row("aws-temp, the same files", ours, ours / theirs, 1),
        row("aws-temp, the same files, every setting looked at", oursWhole, oursWhole / theirs, 1),
        row("@smithy/shared-ini-file-loader, a comment in each profile", theirsCommented),
        row("aws-temp, the same files, with 10,000 warnings", oursCommented, oursCommented / theirsCommented, 1),
        row("aws-temp, 40,000 profiles, against four times 10,000", oursLarge, oursLarge / (4 * ours), 1.5),
      ];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

function row(what, medianMs, ratio, most) {
  return { what, medianMs, ratio, budget: most && `≤ ${most.toFixed(2)} ×`, within: most && ratio <= most };
}

/**
 * The median of each task, in milliseconds. The tasks take turns in ever another order, so that whatever else the machine does, and
 * what each leaves to the garbage collector, meets all of them.
 */
async function medians(tasks) {
  const times = tasks.map(() => []);
  for (let round = -warmUps; round < rounds; round++) {
    for (const index of shuffled(tasks.keys())) {
      const start = performance.now();
      await tasks[index]();
      if (round >= 0) times[index].push(performance.now() - start);
    }
  }
  return times.map((one) => one.toSorted((a, b) => a - b)[Math.floor(one.length / 2)]);
}

function shuffled(items) {
  return [...items]
    .map((item) => [Math.random(), item])
    .toSorted(([a], [b]) => a - b)
    .map(([, item]) => item);
}

async function readWithUs({ configFile, credentialsFile }) {
  const [config, credentials] = await Promise.all([readFile(configFile, "utf8"), readFile(credentialsFile, "utf8")]);
  return parseProfiles({ config, credentials, configFile, credentialsFile });
}

/** Settings are put together when they are asked for: this asks for all of them. */
function lookAtAll({ profiles }) {
  let settings = 0;
  for (const profile of profiles.values()) settings += profile.settings.size;
  return settings;
}

function readWithSmithy({ configFile, credentialsFile }) {
  return parseKnownFiles({ configFilepath: configFile, filepath: credentialsFile, ignoreCache: true });
}

/** Roles of many accounts that depend on a few users, as generators of config files write them. */
async function writeFiles(path, count, comment) {
  const config = Array.from({ length: count }, (_, index) => {
    const account = 100_000_000_000 + index;
    return `[profile account-${index}]
role_arn = arn:aws:iam::${account}:role/Administrator${comment}
source_profile = user-${index % 1000}
mfa_serial = arn:aws:iam::111122223333:mfa/someone
region = eu-central-1
output = json
`;
  });
  const credentials = Array.from({ length: 1000 }, (_, index) => {
    return `[user-${index}]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n`;
  });
  const files = { configFile: `${path}-config`, credentialsFile: `${path}-credentials` };
  await Promise.all([writeFile(files.configFile, config.join("\n")), writeFile(files.credentialsFile, credentials.join("\n"))]);
  return files;
}
