import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { machineCredentials } from "../../src/resolve/machine-credentials.ts";
import { temporaryFolder } from "../temp-folder.ts";

const inVariables = { AWS_ACCESS_KEY_ID: "AKIAVARIABLES", AWS_SECRET_ACCESS_KEY: "variables/Secret" };
const files = {
  credentials: [
    "[default]\naws_access_key_id = AKIADEFAULT\naws_secret_access_key = default/Secret\n",
    "[job]\naws_access_key_id = ASIAJOB\naws_secret_access_key = job/Secret\naws_session_token = job+token\n",
  ].join("\n"),
};

async function find(environment: Readonly<Record<string, string>>, credentials: string | undefined = undefined) {
  const home = await temporaryFolder();
  await mkdir(join(home, ".aws"));
  if (credentials !== undefined) await writeFile(join(home, ".aws", "credentials"), credentials);
  const found = await machineCredentials({
    environment: { HOME: home, AWS_EC2_METADATA_DISABLED: "true", ...environment },
    home,
    userName: "job",
    clock: Date.now,
    logger: { warn: () => undefined, progress: () => undefined },
    mfaPrompt: undefined,
  });
  const left = await readdir(join(home, ".aws"));
  return { ...found.credentials, left };
}

describe("the machine's credentials", () => {
  it.each([
    { name: "are those in variables", environment: inVariables, credentials: undefined, id: "AKIAVARIABLES" },
    { name: "are variables rather than the default profile", environment: inVariables, ...files, id: "AKIAVARIABLES" },
    { name: "are the default profile's", environment: {}, ...files, id: "AKIADEFAULT" },
    {
      name: "are the named profile's rather than variables",
      environment: { ...inVariables, AWS_PROFILE: "job" },
      ...files,
      id: "ASIAJOB",
    },
  ])("$name", async ({ environment, credentials, id }) => {
    expect((await find(environment, credentials)).accessKeyId).toBe(id);
  });

  it("are a user's own keys as they are, and nothing is kept", async () => {
    const { secretAccessKey, sessionToken, left } = await find({}, files.credentials);
    expect([secretAccessKey.reveal(), sessionToken]).toEqual(["default/Secret", undefined]);
    expect(left).toEqual(["credentials"]);
  });

  it("are none where no one has any", async () => {
    await expect(find({})).rejects.toMatchObject({ code: "NO_CREDENTIALS" });
  });

  it("are none where the named profile does not exist", async () => {
    await expect(find({ ...inVariables, AWS_PROFILE: "gone" })).rejects.toMatchObject({ code: "PROFILE_NOT_FOUND" });
  });
});
