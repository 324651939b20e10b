import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import type { Readable } from "node:stream";
import { expect } from "vitest";
import type { CliWorld } from "./cli-world.ts";
import type { Program } from "./programs.ts";

/** What `serve --json` prints of a profile. */
export interface ServedJson {
  readonly profile: string;
  readonly address: string;
  readonly region: string | null;
  readonly expiration: string;
  readonly set: Readonly<Record<string, string>>;
  readonly unset: readonly string[];
}

/** A server that runs as a program. */
export interface Serving extends AsyncDisposable {
  readonly profiles: readonly ServedJson[];
  readonly address: string;
  readonly token: string;
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  /** All that it has said on stderr. */
  stderr(): string;
  /** Ends it with a signal. */
  end(signal?: NodeJS.Signals): Promise<{ readonly status: number | null; readonly stdout: string; readonly stderr: string }>;
}

/** Starts `aws-temp serve … --json`, and waits until it serves. */
export async function startServing(
  world: Pick<CliWorld, "env">,
  [command, ...first]: Program,
  args: readonly string[],
): Promise<Serving> {
  const child = spawn(command, [...first, "serve", "--json", ...args], { env: world.env, stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let stderr = "";
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  const ended = once(child, "close");
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (chunk) => {
      stdout += chunk;
      if (stdout.endsWith("}\n")) resolve();
    });
    ended.then(() => reject(new Error(`serve ended: ${stdout}${stderr}`)), reject);
  });
  const { profiles } = JSON.parse(stdout) as { readonly profiles: readonly [ServedJson, ...ServedJson[]] };
  const end = async (signal: NodeJS.Signals = "SIGTERM") => {
    child.kill(signal);
    const [status] = (await ended) as [number | null];
    return { status, stdout, stderr };
  };
  return {
    profiles,
    address: profiles[0].address,
    token: profiles[0].set["AWS_CONTAINER_AUTHORIZATION_TOKEN"] ?? "",
    child,
    stderr: () => stderr,
    end,
    [Symbol.asyncDispose]: async () => {
      await end("SIGKILL");
    },
  };
}

/** An answer as it came. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY });

/** Sends a request with just these headers, each on a connection of its own. */
export function ask(
  url: string,
  {
    method = "GET",
    headers = {},
    body,
  }: { readonly method?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string | Buffer } = {},
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() }),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** Fails when a text holds what only the right reader may have. */
export function expectNoCredential(said: string, document: Readonly<Record<string, string>>, token: string): void {
  for (const secret of [document["SecretAccessKey"], document["Token"], token]) {
    expect(secret?.length).toBeGreaterThan(20);
    expect(said.includes(secret ?? ""), "a secret was said").toBe(false);
  }
}
