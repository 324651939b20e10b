import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CredentialError, Secret } from "@aws-temp/core";
import { expect, it, onTestFinished } from "vitest";
import type { Host } from "../../src/host.ts";
import { readInputs } from "../../src/inputs/read-inputs.ts";
import type { Interruption } from "../../src/interruption.ts";
import { publish } from "../../src/publish/publish.ts";
import { createMemory } from "../../src/restore/memory.ts";
import { type Remembered, stateName } from "../../src/restore/remembered.ts";

const credentials = {
  accessKeyId: "ASIAEXAMPLE",
  secretAccessKey: new Secret("new/Secret"),
  sessionToken: new Secret("new+token"),
  expiration: new Date("2099-01-01T00:00:00Z"),
  accountId: "111122223333",
};
const obtained = {
  credentials,
  accountId: "111122223333",
  arn: "arn:aws:sts::111122223333:assumed-role/Deploy/me",
  roleArn: "arn:aws:iam::111122223333:role/Deploy",
  roleSessionName: "me",
};
const mine = "# mine\n[dev]\naws_access_key_id = AKIAMINE\naws_secret_access_key = my/Secret\n\n[other]\na = b\n";

/** A runner in memory, whose files fail as they are told to. */
async function play(name: "output" | "exportVariable" | "interruption" | "nothing") {
  const home = await mkdtemp(join(tmpdir(), "aws-temp-publish-"));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  await mkdir(join(home, ".aws"));
  await writeFile(join(home, ".aws", "credentials"), mine);
  const before = { HOME: home, RUNNER_TEMP: home, AWS_ACCESS_KEY_ID: "AKIAOLD" };
  const variables: Record<string, string> = {};
  const outputs: Record<string, string> = {};
  const state: Record<string, string> = {};
  const unwritable = (what: string) => {
    if (what === name) throw new Error("ENOSPC");
  };
  const host: Host = {
    environment: before,
    input: () => "",
    mask: () => undefined,
    exportVariable: (key, value) => {
      if (key === "AWS_SESSION_TOKEN") unwritable("exportVariable");
      variables[key] = value;
    },
    output: (key, value) => {
      unwritable("output");
      outputs[key] = value;
    },
    saveState: (key, value) => {
      state[key] = value;
    },
    state: (key) => state[key] ?? "",
    summary: () => undefined,
    together: (work) => {
      const [earlier, given] = [{ ...variables }, { ...outputs }];
      try {
        work();
      } catch (failed) {
        for (const name of Object.keys(variables)) if (!(name in earlier)) delete variables[name];
        for (const name of Object.keys(outputs)) if (!(name in given)) delete outputs[name];
        throw failed;
      }
    },
    info: () => undefined,
    notice: () => undefined,
    warning: () => undefined,
    fail: () => undefined,
  };
  const interruption: Interruption = {
    hold: () => undefined,
    check: () => {
      if (name === "interruption") throw new CredentialError("INTERRUPTED", "The step was interrupted.");
    },
    release: () => undefined,
  };
  const texts: Record<string, string> = {
    "aws-region": "eu-west-1",
    "aws-profile": "dev",
    "overwrite-aws-profile": "true",
    "output-env-credentials": "true",
  };
  const inputs = readInputs({ environment: before, input: (key) => texts[key] ?? "" });
  const publication = {
    authMethod: "oidc" as const,
    region: "eu-west-1",
    main: obtained,
    exportsCredentials: true,
    exportsProfile: "dev",
    profiles: [{ ...obtained, name: "dev", region: "eu-west-1" }],
  };
  const memory = createMemory(host, before, { restore: true, env: true });
  const done = publish(publication, inputs, { host, memory, interruption, clock: Date.now, before });
  const failure = await done.then(
    () => undefined,
    (thrown: Error) => thrown.message,
  );
  const text = await readFile(join(home, ".aws", "credentials"), "utf8");
  const files = await readdir(join(home, ".aws"));
  return { variables, outputs, text, files, failure, state: JSON.parse(state[stateName] ?? "{}") as Remembered };
}

it("gives profiles, variables and outputs", async () => {
  const { variables, outputs, text, failure } = await play("nothing");
  expect(failure).toBeUndefined();
  expect(text).toContain("new/Secret");
  expect(text).toContain("[other]\na = b\n");
  expect(variables).toMatchObject({ AWS_ACCESS_KEY_ID: "ASIAEXAMPLE", AWS_PROFILE: "dev" });
  expect(outputs).toMatchObject({ "aws-account-id": "111122223333" });
});

it.each([
  { name: "an interruption while profiles are written", when: "interruption" },
  { name: "variables that cannot be set", when: "exportVariable" },
  { name: "outputs that cannot be given", when: "output" },
] as const)("leaves nothing after $name", async ({ when }) => {
  const { variables, outputs, text, files, failure, state } = await play(when);
  expect(failure).toBeDefined();
  expect(text).toBe(mine);
  expect(files).toEqual(["credentials"]);
  expect(variables).toEqual({});
  expect(outputs).toEqual({});
  expect(state.profiles).toBeUndefined();
});
