import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { readActionManifest } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { dev, keysOf, prod, startJob } from "./job.ts";

const folder = fileURLToPath(new URL("..", import.meta.url));
const root = fileURLToPath(new URL("../../..", import.meta.url));
const readme = (await readFile(`${folder}/README.md`, "utf8")).replaceAll("\r\n", "\n");
const manifest = await readActionManifest(folder);

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
type Permissions = Readonly<Record<string, string>>;
interface Job {
  readonly if?: string;
  readonly steps: readonly Step[];
  readonly permissions?: Permissions;
}
interface Workflow {
  readonly name?: string;
  readonly permissions?: Permissions;
  readonly jobs: Readonly<Record<string, Job>>;
}

const blocks = [...readme.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text = ""]) => parse(text) as Workflow);
const ownSteps = ({ jobs }: Workflow): Step[] =>
  Object.values(jobs).flatMap(({ steps }) =>
    steps.filter(({ uses }) => /^(?:org\/aws-temp-action@|\.\/apps\/github-action$)/.test(uses ?? "")),
  );

/** A permission is a job's: another job of the workflow need not have it. */
const permissionsOf = ({ jobs }: Workflow) => Object.values(jobs).map(({ permissions }) => permissions);

const cell = (text: string): string => text.replaceAll(/\s+/g, " ").replaceAll("|", "\\|").trim();

describe("the table of", () => {
  const { inputs, outputs } = manifest;
  it.each([
    {
      name: "inputs",
      rows: Object.entries(inputs).map(
        ([name, { description, default: value }]) =>
          [name, `${description}${value === "" ? "" : ` Default: \`${value}\`.`}`] as const,
      ),
    },
    { name: "outputs", rows: Object.entries(outputs) },
  ])("$name is action.yml's", ({ name, rows }) => {
    const table = [`| ${name.slice(0, -1)} | |`, "| --- | --- |", ...rows.map(([key, text]) => `| \`${key}\` | ${cell(text)} |`)];
    const [, , written = ""] = new RegExp(`<!-- ${name}: ([^\n]*) -->\n\n?(.*?)\n?\n<!-- /${name} -->`, "s").exec(readme) ?? [];
    expect(written).toBe(table.join("\n"));
  });
});

it("has a workflow for each job that it is for", () => {
  expect(blocks.map(({ name }) => name)).toEqual(["Deploy", "Chain", "Compare", "Long", "Report", "Keys", "Outputs"]);
});

it.each(blocks)("workflow $name uses only inputs that exist, and asks for no more than it needs", (workflow) => {
  for (const step of ownSteps(workflow)) {
    expect(Object.keys(manifest.inputs)).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})));
  }
  const usesKeys = ownSteps(workflow).some((step) => step.with?.["aws-access-key-id"] !== undefined);
  expect(workflow.permissions).toBeUndefined();
  expect(permissionsOf(workflow)).toEqual([usesKeys ? { contents: "read" } : { "id-token": "write", contents: "read" }]);
});

describe("the repository's own workflows", async () => {
  const names = (await readdir(`${root}/.github/workflows`)).filter((name) => name.endsWith(".yml"));
  const workflows = await Promise.all(
    names.map(async (name) => parse(await readFile(`${root}/.github/workflows/${name}`, "utf8")) as Workflow),
  );
  const jobs = workflows.flatMap((workflow) => Object.values(workflow.jobs));

  it("use only inputs that exist", () => {
    const steps = workflows.flatMap(ownSteps);
    expect(steps.length).toBeGreaterThan(0);
    for (const step of steps) {
      expect(Object.keys(manifest.inputs)).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})));
    }
  });

  it("may read the code and nothing else, but for the live run, which is off until a role is named", () => {
    for (const { permissions } of workflows) expect(permissions).toEqual(expect.toSatisfy(mayOnlyRead));
    const others = jobs.filter(({ permissions }) => permissions !== undefined && !mayOnlyRead(permissions));
    expect(others).toEqual([
      expect.objectContaining({ if: "vars.AWS_TEMP_LIVE_ROLE != ''", permissions: { contents: "read", "id-token": "write" } }),
    ]);
    expect(others.flatMap(({ steps }) => steps).filter(({ uses }) => uses === "./apps/github-action").length).toBeGreaterThan(2);
  });

  it("hand a secret to no job but one that a user lets go, and that runs no one else's code", () => {
    const trusted = jobs.filter((job) => JSON.stringify(job).includes("secrets."));
    expect(trusted).toEqual([expect.objectContaining({ environment: "action-release", needs: "build" })]);
    expect(JSON.stringify(trusted)).not.toContain("pnpm");
  });

  it("run nothing of an event's own text in a shell", () => {
    const runs = jobs.flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
    expect(runs.length).toBeGreaterThan(10);
    expect(runs.filter((run) => run.includes("${{"))).toEqual([]);
  });

  it("publish the action nowhere until its repository is named", () => {
    const release = workflows.find(({ name }) => name === "The action, released");
    expect(release?.jobs["build"]?.if).toContain("vars.AWS_TEMP_ACTION_REPOSITORY != ''");
  });

  it("leave no token of the repository in the checkout", () => {
    const checkouts = jobs.flatMap(({ steps }) => steps).filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkouts.length).toBeGreaterThan(1);
    for (const checkout of checkouts) expect(checkout.with).toMatchObject({ "persist-credentials": false });
  });
});

function mayOnlyRead(permissions: Permissions): boolean {
  return Object.entries(permissions).every(([scope, right]) => scope === "contents" && right === "read");
}

/** What the workflows' expressions stand for. */
const expressions: Readonly<Record<string, string>> = {
  "github.run_id": "9876543210",
  "secrets.AWS_ACCESS_KEY_ID": keysOf("alice").accessKeyId,
  "secrets.AWS_SECRET_ACCESS_KEY": keysOf("alice").secretAccessKey,
  "secrets.AWS_EXTERNAL_ID": "acme-42",
};
const evaluate = (value: unknown): string =>
  String(value).replaceAll(/\$\{\{ *([\w.]+) *\}\}/g, (_, name: string) => {
    const found = expressions[name];
    if (found === undefined) throw new Error(`The workflow has an expression that no one evaluates: ${name}`);
    return found;
  });

it.concurrent.each(blocks)("workflow $name runs", async (workflow) => {
  await using runner = await startJob();
  const provider = (account: string) => `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`;
  const principals = [provider(dev), provider(prod), `arn:aws:iam::${dev}:root`, `arn:aws:iam::${prod}:root`];
  for (const arn of new Set(JSON.stringify(workflow.jobs).match(/arn:aws:iam::\d{12}:role\/\w+/g))) {
    runner.aws.addRole({ arn, trust: [{ principals, tagSession: true }] });
  }
  for (const step of ownSteps(workflow)) {
    const inputs = Object.fromEntries(Object.entries(step.with ?? {}).map(([name, value]) => [name, evaluate(value)]));
    const run = await runner.step({ inputs, idToken: permissionsOf(workflow)[0]?.["id-token"] === "write" });
    expect(run.errors).toEqual([]);
    expect(run.status).toBe(0);
  }
  expect(await runner.endJob()).toEqual(ownSteps(workflow).map(() => expect.objectContaining({ status: 0, errors: [] })));
});
