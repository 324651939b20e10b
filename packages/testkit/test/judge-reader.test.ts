import { expect, it } from "vitest";
import { judgeReader } from "../src/contracts/judge-reader.ts";
import type { CarriedValues, FormatImplementation } from "../src/index.ts";
import type { Reader } from "../src/readers/reader.ts";
import { readers } from "../src/readers/readers.ts";

function readerNamed(name: string): Reader {
  const reader = readers.find((candidate) => candidate.name === name);
  if (reader === undefined) {
    throw new Error(`There is no reader ${name}.`);
  }
  return reader;
}

/** An implementation that writes every value, right or wrong, and refuses none. */
function writing(write: (values: CarriedValues) => string): FormatImplementation {
  return { formats: [], write, unset: () => "" };
}

const lines = (quote: (value: string) => string) => (values: CarriedValues) =>
  [
    `AWS_ACCESS_KEY_ID=${quote(values.accessKeyId)}`,
    `AWS_SECRET_ACCESS_KEY=${quote(values.secretAccessKey)}`,
    `AWS_SESSION_TOKEN=${quote(values.sessionToken)}`,
    `AWS_REGION=${quote(values.region)}\n`,
  ].join("\n");

it("is content when every value comes back", async () => {
  const right = writing((values) => JSON.stringify(values));
  expect(await judgeReader(right, readerNamed("JSON.parse"), "")).toEqual([]);
});

it.each([
  {
    reader: "JSON.parse",
    wrong: (values: CarriedValues) => JSON.stringify({ ...values, sessionToken: values.sessionToken.trim() }),
  },
  { reader: "JSON.parse", wrong: ({ region, ...values }: CarriedValues) => JSON.stringify({ ...values, region: `${region} ` }) },
  { reader: "node --env-file", wrong: lines((value) => value) },
  { reader: "node --env-file", wrong: lines((value) => JSON.stringify(value)) },
  { reader: "runner's rules on Windows", wrong: lines((value) => value.replaceAll("\n", " ")) },
])("catches what $reader reads differently", async ({ reader, wrong }) => {
  const judge = readerNamed(reader);
  const tool = await judge.find();
  const findings = await judgeReader(writing(wrong), judge, tool.found ? tool.program : "");
  expect(findings).not.toEqual([]);
});
