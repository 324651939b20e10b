import { parse } from "yaml";
import { findProgram } from "../find-program.ts";
import { runProcess } from "../run-process.ts";
import { toolOf } from "../skip.ts";
import { alwaysThere, filesOf, fromVariables, type Reader } from "./reader.ts";

interface Secret {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly stringData: Readonly<Record<string, string>>;
}

function fromSecret({ apiVersion, kind, stringData }: Secret) {
  if (apiVersion !== "v1" || kind !== "Secret") {
    throw new Error(`The manifest is of a ${apiVersion} ${kind}.`);
  }
  return fromVariables(stringData);
}

function yamlLibrary(version: "1.1" | "1.2"): Reader {
  return {
    name: `YAML ${version}`,
    format: "k8s",
    find: alwaysThere,
    read: async (_, texts) => texts.map((text) => fromSecret(parse(text, { version }))),
  };
}

/** @internal */
export const kubernetesReaders: readonly Reader[] = [
  yamlLibrary("1.1"),
  yamlLibrary("1.2"),
  {
    name: "kubectl",
    format: "k8s",
    find: async () => toolOf("kubectl", await findProgram("kubectl"), []),
    read: async (program, texts, home) => {
      const files = await filesOf(texts, home, ".yaml");
      // Putting a label on manifests is work that kubectl does without a cluster, and it prints what it has read.
      const args = ["label", "--local", "read=yes", "--output=json", ...files.map((file) => `--filename=${file}`)];
      const { status, stdout, stderr } = await runProcess(program, args, { env: home.env });
      if (status !== 0) {
        throw new Error(`kubectl says: ${stderr}`);
      }
      return documents(stdout).map(fromSecret);
    },
  },
];

/** kubectl prints one object after the other, each from a `{` to a `}` at the start of a line. */
function documents(text: string): Secret[] {
  return text
    .split(/(?<=^\}\n)/m)
    .filter((part) => part.trim() !== "")
    .map((part) => JSON.parse(part));
}
