import { execFileSync } from "node:child_process";
import { mkdir, open, rename, rm, symlink, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Something in the place of a file that a program means to read: of the wrong kind, without end, or not text.
 *
 * @public
 */
export interface BadFile {
  /** As a test's name has it: `a FIFO`. */
  readonly name: string;
  /** Puts it at a path. Gives what must be undone beside removing it. */
  make(path: string): Promise<(() => Promise<void>) | undefined>;
  /** What an error says of it. */
  readonly says: RegExp;
  /** Whether making it asks for root. */
  readonly root?: boolean | undefined;
}

/**
 * The bad files of the tables: each program must say what they are, at once and in little memory.
 *
 * @public
 */
export const badFiles: readonly BadFile[] = [
  {
    name: "a FIFO",
    says: /is a FIFO/,
    async make(path) {
      execFileSync("mkfifo", [path]);
      return undefined;
    },
  },
  {
    name: "a directory",
    says: /is a directory/,
    async make(path) {
      await mkdir(path);
      return undefined;
    },
  },
  {
    name: "a socket",
    says: /is a socket/,
    async make(path) {
      const server: Server = createServer();
      // The name of a socket has about a hundred characters at most; it may be moved anywhere.
      const short = join(tmpdir(), `aws-temp-${process.pid}-${Math.random().toString(36).slice(2)}`);
      await new Promise<void>((resolve, reject) => void server.once("error", reject).listen(short, resolve));
      await rename(short, path);
      return async () => {
        await new Promise((resolve) => server.close(resolve));
        await rm(path, { force: true });
      };
    },
  },
  {
    // The numbers of /dev/zero, under a name of our own: the machine's devices are never touched.
    name: "an endless device",
    root: true,
    says: /is a device/,
    async make(path) {
      execFileSync("mknod", [path, "c", "1", "5"]);
      return undefined;
    },
  },
  {
    name: "a file of 1 GiB",
    says: /is larger than/,
    async make(path) {
      const file = await open(path, "w", 0o600);
      await file.truncate(1024 ** 3);
      await file.close();
      return undefined;
    },
  },
  {
    name: "a link that leads round in a circle",
    says: /link|ELOOP/,
    async make(path) {
      await symlink(path, path);
      return undefined;
    },
  },
];

/**
 * A file that PowerShell's `>>` has written.
 *
 * @public
 */
export async function writeUtf16(path: string, text: string): Promise<void> {
  await writeFile(path, Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]), { mode: 0o600 });
}
