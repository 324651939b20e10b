import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { findProgram } from "../find-program.ts";
import { runProcess } from "../run-process.ts";
import { toolOf } from "../skip.ts";
import { alwaysThere, filesOf, fromVariables, type Reader } from "./reader.ts";

/**
 * The rule of Docker's manual for env-files: a line is `NAME=value`, nothing is unquoted or expanded, `#` begins a comment only at
 * the start of a line.
 */
function readByRule(text: string): Record<string, string> {
  const lines = text.split("\n").map((line) => line.trimStart());
  return fromEntries(lines.filter((line) => line !== "" && !line.startsWith("#")));
}

function fromEntries(entries: readonly string[]): Record<string, string> {
  return Object.fromEntries(entries.map((entry) => [entry.slice(0, entry.indexOf("=")), entry.slice(entry.indexOf("=") + 1)]));
}

/** The docker command reads the env-file itself and sends the variables to the engine; so an engine that only listens is enough. */
const dockerCreate: Reader = {
  name: "docker create --env-file",
  format: "docker",
  find: async () => toolOf("docker", await findProgram("docker"), []),
  read: async (program, texts, home) => {
    await using engine = await listeningEngine();
    const env = { ...home.env, DOCKER_HOST: engine.address };
    const files = await filesOf(texts, home, ".env");
    const results = await Promise.all(
      files.map((file, index) => runProcess(program, ["create", "--pull=never", `--env-file=${file}`, `text-${index}`], { env })),
    );
    return results.map(({ status, stderr }, index) => {
      if (status !== 0) {
        throw new Error(`docker says: ${stderr}`);
      }
      return fromVariables(fromEntries(engine.variablesOf(`text-${index}`)));
    });
  },
};

/** @internal */
export const dockerReaders: readonly Reader[] = [
  {
    name: "Docker's rule",
    format: "docker",
    find: alwaysThere,
    read: async (_, texts) => texts.map((text) => fromVariables(readByRule(text))),
  },
  dockerCreate,
];

interface Engine extends AsyncDisposable {
  readonly address: string;
  /** `NAME=value`, of the container that was asked for with this image. */
  variablesOf(image: string): readonly string[];
}

/** The three answers of the Docker Engine API (1.43) that creating a container takes. */
async function listeningEngine(): Promise<Engine> {
  const containers = new Map<string, readonly string[]>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    response.setHeader("Api-Version", "1.43").setHeader("Content-Type", "application/json");
    if (request.url?.endsWith("/_ping")) {
      response.end();
    } else if (request.url?.includes("/containers/create")) {
      const { Image, Env } = JSON.parse(Buffer.concat(chunks).toString("utf8")) as { Image: string; Env: string[] };
      containers.set(Image, Env);
      response.writeHead(201).end(JSON.stringify({ Id: Image, Warnings: [] }));
    } else {
      response.writeHead(404).end(JSON.stringify({ message: "not found" }));
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    address: `tcp://127.0.0.1:${port}`,
    variablesOf: (image) => containers.get(image) ?? [],
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
