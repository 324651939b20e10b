import { join } from "node:path";
import { createTempHome, hostileModes, requireTool, runProcess, slowModes, startHostile } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import { builds } from "./programs.ts";

/** No run of ours may need more, whatever a counterpart sends. */
const most = 200 * 1024 * 1024;

const config = `
[profile keys]
region = eu-west-1
[profile web]
region = eu-west-1
role_arn = arn:aws:iam::111122223333:role/x
web_identity_token_file = HOME/token
[profile sso]
region = eu-west-1
sso_session = acme
sso_account_id = 111122223333
sso_role_name = Admin
[sso-session acme]
sso_start_url = https://acme.awsapps.com/start
sso_region = eu-west-1
`;
const credentials = `[keys]\naws_access_key_id = AKIAALICEDEV1EXAMPLE\naws_secret_access_key = ${"hostile/+".repeat(4)}\n`;

/** A token that is good for an hour, so that the portal is asked and not the sign-in service. Named for the session, as all tools do. */
const tokenFile = "293abb6b76d7791c0732cc517d38c4b5c734b87f.json";
const token = () =>
  JSON.stringify({
    startUrl: "https://acme.awsapps.com/start",
    region: "eu-west-1",
    accessToken: "planted-access-token",
    expiresAt: `${new Date(Date.now() + 3_600_000).toISOString().slice(0, 19)}Z`,
  });

const counterparts = [
  { counterpart: "STS", args: ["export", "keys"], signedIn: false },
  { counterpart: "STS for a web identity", args: ["export", "web"], signedIn: false },
  { counterpart: "the portal of Identity Center", args: ["export", "sso"], signedIn: true },
  { counterpart: "the list of accounts", args: ["sso", "accounts", "--sso-session", "acme"], signedIn: true },
  { counterpart: "the sign-in service", args: ["login", "sso", "--use-device-code", "--no-browser"], signedIn: false },
] as const;

describe.each(builds)("$how", ({ tool, program: [command, ...first] }) => {
  describe.each(counterparts)("$counterpart", ({ args, signedIn }) => {
    it.concurrent.for(hostileModes.map((mode) => ({ mode })))("that answers with $mode", async ({ mode }, context) => {
      requireTool(tool, context);
      await using server = await startHostile(mode);
      await using home = await createTempHome({ credentials, env: { AWS_ENDPOINT_URL: server.url } });
      await home.write(".aws/config", config.replace("HOME", home.path));
      await home.write("token", "header.payload.signature");
      if (signedIn) await home.write(join(".aws", "sso", "cache", tokenFile), token());
      const patience = slowModes.includes(mode) ? "1s" : "20s";
      const ended = await runProcess(command, [...first, ...args, "--timeout", patience, "--json"], {
        env: home.env,
        measureMemory: true,
      });
      const { error } = JSON.parse(ended.stdout) as { readonly error: { readonly code: string; readonly message: string } };
      const where = `${mode}: ${ended.stdout}${ended.stderr}`;
      expect([ended.timedOut, ended.status], where).toEqual([false, 5]);
      expect(["AWS_UNAVAILABLE", "NETWORK_UNREACHABLE"], where).toContain(error.code);
      expect(error.message, where).not.toMatch(/Maximum call stack|is not a function|Cannot read|Unexpected token|NaN/);
      if (/GiB|endless/.test(mode)) expect(error.message).toContain("more than 1 MiB");
      if (slowModes.includes(mode)) expect(error.message).toMatch(/did not (?:begin|finish) .*within 1 s/);
      expect(ended.peakMemory, where).toBeLessThan(most);
      expect(server.requests()).toBeGreaterThan(0);
      expect(ended.stdout + ended.stderr).not.toContain("planted-access-token");
    });
  });
});
