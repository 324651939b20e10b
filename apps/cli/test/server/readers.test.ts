import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { findAwsCli, findPythonWith, nodeUnderTest, requireTool } from "@aws-temp/testkit";
import { describe, expect, it, type TestContext } from "vitest";
import { type CliWorld, openCliWorld } from "../cli-world.ts";
import { onNode, type Program } from "../programs.ts";
import { startServing } from "../serving.ts";
import { findFakeTime, movableClock } from "./fake-time.ts";

/** A program that prints, for every line of stdin, whose credentials it has: access key and ARN. */
interface Reader {
  readonly reader: string;
  find(context: TestContext): Promise<string>;
  command(program: string, url: string): readonly [string, ...string[]];
}

const folder = fileURLToPath(new URL("../..", import.meta.url));

const boto3 = `
import boto3, sys
session = boto3.Session()
sts = session.client("sts", endpoint_url=sys.argv[1])
for line in sys.stdin:
    arn = sts.get_caller_identity()["Arn"]
    print(session.get_credentials().get_frozen_credentials().access_key, arn, flush=True)
`;

const javascript = `
import { createInterface } from "node:readline";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { defaultProvider } from "@aws-sdk/credential-provider-node";
const sts = new STSClient({ endpoint: process.argv.at(-1), credentials: defaultProvider() });
for await (const line of createInterface({ input: process.stdin })) {
  const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
  console.log((await sts.config.credentials()).accessKeyId, Arn);
}
`;

/** Each call of the AWS CLI is a program of its own; what it signs with shows in what it tells of itself. */
const awsCli = `
while read -r line; do
  arn=$("$0" sts get-caller-identity --endpoint-url "$1" --query Arn --output text) || exit 1
  if [ "$line" = key ]; then key=$("$0" configure list | awk '$1 == "access_key" { print $2 }'); fi
  echo "\${key:-unasked} $arn"
done
`;

const readers: readonly Reader[] = [
  {
    reader: "the AWS CLI",
    find: async (context) => requireTool(await findAwsCli(), context),
    command: (program, url) => ["bash", "-c", awsCli, program, url],
  },
  {
    reader: "boto3",
    find: async (context) => requireTool(await findPythonWith("boto3"), context),
    command: (program, url) => [program, "-c", boto3, url],
  },
  {
    reader: "the AWS SDK for JavaScript",
    find: async () => nodeUnderTest,
    command: (program, url) => [program, "--input-type=module", "-e", javascript, "--", url],
  },
];

/** Speaks to a {@link Reader} line by line. */
class Conversation implements AsyncDisposable {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: AsyncIterator<string>;

  constructor([command, ...args]: readonly [string, ...string[]], env: Readonly<Record<string, string>>) {
    this.#child = spawn(command, args, { env, cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  /** @param line - `key`: the access key is wanted, too, which costs the AWS CLI a call of its own */
  async whoAmI(line: "key" | "" = ""): Promise<{ key: string; arn: string }> {
    this.#child.stdin.write(`${line}\n`);
    const { value } = await this.#lines.next();
    const [key = "", arn = ""] = String(value).split(" ");
    return { key, arn };
  }

  async end(): Promise<number | null> {
    this.#child.stdin.end();
    return this.#child.exitCode ?? ((await once(this.#child, "close"))[0] as number | null);
  }

  async [Symbol.asyncDispose]() {
    this.#child.kill("SIGKILL");
    await this.end();
  }
}

const alice = "aws_access_key_id = AKIAALICEDEV2EXAMPLE\naws_secret_access_key = alice/Secret+of/the+demo/worldEXAMPLEKEY\n";
const readOnly = expect.stringContaining(":assumed-role/ReadOnly/");

/** What `[default]` may hold, in which file: each would win over an endpoint. */
const defaults = [
  { name: "nothing", config: "", credentials: "" },
  { name: "keys in the credentials file", config: "[default]\nregion = eu-west-2\n", credentials: `[default]\n${alice}` },
  {
    name: "keys in the config file",
    config: `[default]\n${alice}region = eu-west-2\ns3 =\n  addressing_style = path\n`,
    credentials: "",
  },
  {
    name: "a role",
    config: "[default]\nrole_arn = arn:aws:iam::444455556666:role/Admin\nsource_profile = dev\n",
    credentials: "",
  },
  {
    name: "a sign-in",
    config: "[default]\nsso_session = acme\nsso_account_id = 444455556666\nsso_role_name = ReadOnly\n",
    credentials: "",
  },
  { name: "a program", config: "[default]\ncredential_process = /bin/false\n", credentials: "" },
];

async function worldWithDefault({ config, credentials }: (typeof defaults)[number], program: Program): Promise<CliWorld> {
  const world = await openCliWorld({ program });
  await appendFile(world.home.configFile, `\n${config}`);
  await appendFile(world.home.credentialsFile, `\n${credentials}`);
  return world;
}

describe.each(readers)("$reader", ({ find, command }) => {
  it.for(defaults)("asks the server of exec while [default] holds $name", async (held, context) => {
    const reader = await find(context);
    await using world = await worldWithDefault(held, onNode.program);
    const args = ["exec", "prod-readonly", "--server", "--", ...command(reader, world.aws.url)] as const;
    await using conversation = new Conversation([...onNode.program, ...args], world.env);
    expect(await conversation.whoAmI()).toMatchObject({ arn: readOnly });
    expect(await conversation.end()).toBe(0);
    // The copy of the config file is gone with it.
    expect(await readdir(join(world.home.awsDir, "aws-temp", "served")).catch(() => [])).toEqual([]);
  });

  it.for([
    { kind: "container's", flags: [] },
    { kind: "instance's", flags: ["--imds"] },
  ])("asks serve as a $kind endpoint", async ({ flags }, context) => {
    const reader = await find(context);
    await using world = await worldWithDefault(defaults[1] as (typeof defaults)[number], onNode.program);
    await using server = await startServing(world, onNode.program, ["prod-readonly", ...flags]);
    await using conversation = new Conversation(command(reader, world.aws.url), { ...world.env, ...server.profiles[0]?.set });
    expect(await conversation.whoAmI()).toMatchObject({ arn: readOnly });
    expect(await conversation.end()).toBe(0);
    expect(await server.end()).toMatchObject({ status: 0, stderr: "" });
  });

  it.for([onNode])("lives through a renewal, served $how", async ({ tool, program }, context) => {
    requireTool(tool, context);
    const faketime = requireTool(await findFakeTime(), context);
    const reader = await find(context);
    await using world = await openCliWorld();
    const clock = await movableClock(faketime, world.home.path, world.aws);
    const args = ["exec", "prod-readonly", "--server", "--", ...command(reader, world.aws.url)] as const;
    await using conversation = new Conversation([...program, ...args], { ...world.env, ...clock.env });
    const first = await conversation.whoAmI("key");
    expect(first).toMatchObject({ arn: readOnly });
    // What was handed out is of no use any more.
    await clock.advance(3610);
    const second = await conversation.whoAmI("key");
    expect(second).toMatchObject({ arn: readOnly });
    expect(second.key).not.toBe(first.key);
    expect(await conversation.end()).toBe(0);
    expect(world.calls().filter((call) => call === "AssumeRole")).toHaveLength(2);
  });
});

it("the AWS SDK for JavaScript resolves by itself the profile that exec names with --as-profile", async () => {
  await using world = await openCliWorld();
  const reader = readers[2] as Reader;
  const args = ["exec", "prod-readonly", "--as-profile", "--", ...reader.command(nodeUnderTest, world.aws.url)] as const;
  await using conversation = new Conversation([...onNode.program, ...args], world.env);
  expect(await conversation.whoAmI()).toMatchObject({ arn: readOnly });
  expect(await conversation.end()).toBe(0);
  expect(world.calls()).toEqual(["AssumeRole", "GetCallerIdentity"]);
});
