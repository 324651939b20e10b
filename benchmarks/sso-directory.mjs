// Listing 1,000 accounts × 5 roles while the server throttles: complete, without an error, within 1.2 × what its rate allows.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createResolver } from "@aws-temp/core";
import { largeDirectory, startLocalAws, writeStandardHome } from "@aws-temp/local-aws";

const rates = [50, 200];
const burst = 10;

export const benchmark = {
  name: "Listing a directory of IAM Identity Center under throttling",
  budget: "1,000 accounts × 5 roles complete within 1.2 × what the server's rate allows",
  async run() {
    const rows = [];
    for (const rate of rates) rows.push(...(await list(rate)));
    return rows;
  },
};

async function list(requestsPerSecond) {
  const { accounts, identityCenter } = largeDirectory({ accounts: 1000, roles: 5 });
  const aws = await startLocalAws({
    accounts,
    identityCenter: { ...identityCenter, requestsPerSecond, burst },
    signIn: "automatic",
  });
  const home = await mkdtemp(join(tmpdir(), "aws-temp-sso-directory-"));
  try {
    await writeStandardHome(home, aws);
    const resolver = resolverFor(aws, home);
    // The sign-in is not what is measured.
    await resolver.resolve({ profile: "sso" }).catch((error) => {
      if (error.code !== "ROLE_NOT_ASSIGNED" && error.code !== "ACCESS_DENIED") throw error;
    });
    aws.clearCalls();
    const start = performance.now();
    const listed = await resolver.ssoRoles({ ssoSession: "acme" });
    const took = performance.now() - start;
    const roles = listed.reduce((sum, account) => sum + account.roles.length, 0);
    if (listed.length !== 1000 || roles !== 5000) throw new Error(`Incomplete: ${listed.length} accounts, ${roles} roles.`);
    const answered = aws.calls().filter(({ service, status }) => service === "sso" && status === 200).length;
    const allowed = ((answered - burst) / requestsPerSecond) * 1000;
    return [
      { what: `${answered} answers at ${requestsPerSecond} a second, at best`, medianMs: allowed },
      {
        what: "aws-temp sso roles, 1,000 accounts × 5 roles",
        medianMs: took,
        ratio: took / allowed,
        budget: "≤ 1.20 ×",
        within: took / allowed <= 1.2,
      },
    ];
  } finally {
    await aws.close();
    await rm(home, { recursive: true, force: true });
  }
}

function resolverFor(aws, home) {
  return createResolver({
    environment: { ...aws.env, HOME: home, PATH: process.env.PATH },
    home,
    userName: "bench",
    clock: () => aws.now(),
    logger: { warn: (message) => console.warn(message), progress: () => undefined },
    mfaPrompt: undefined,
    signInUi: {
      async open(url) {
        fetch(url).catch(() => undefined);
        return true;
      },
      show: () => undefined,
    },
    signIn: { useDeviceCode: true },
  });
}
