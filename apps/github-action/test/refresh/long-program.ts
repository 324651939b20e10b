import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** What a program of the job says of itself. */
export interface Said {
  readonly arn?: string;
  readonly accessKeyId?: string;
  readonly error?: string;
}

/** A program that runs for as long as the test: each question is a line, and so is each answer. */
export interface LongProgram extends AsyncDisposable {
  ask(): Promise<Said>;
}

export function startProgram(program: string, args: readonly string[], env: Readonly<Record<string, string>>): LongProgram {
  const child = spawn(program, args, { env, stdio: ["pipe", "pipe", "pipe"] });
  const stderr: Buffer[] = [];
  child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
  child.stdin.on("error", () => undefined);
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask() {
      child.stdin.write("?\n");
      const { value, done } = await answers.next();
      if (done) throw new Error(`The program has ended: ${Buffer.concat(stderr)}`);
      return JSON.parse(value);
    },
    async [Symbol.asyncDispose]() {
      child.stdin.end();
      await ended;
    },
  };
}
