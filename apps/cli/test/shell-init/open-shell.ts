import { join } from "node:path";
import { nodeUnderTest, openTerminal, type Terminal } from "@aws-temp/testkit";
import { bin, type CliWorld } from "../cli-world.ts";

/** How a shell is started at a prompt with nothing but our code in its start-up file. */
export interface InitShell {
  readonly name: "bash" | "zsh" | "fish" | "nushell";
  /** Code after which each prompt says how many there were: for a shell that throws away what is typed while it works. */
  readonly countedPrompt?: string;
  /** What a user types to have the shell's credentials expired. */
  readonly expire: (time: string) => string;
  /** @param file - what `shell-init` printed */
  start(file: string, home: string): { readonly args: readonly string[]; readonly env?: Readonly<Record<string, string>> };
}

const exported = (time: string) => `export AWS_CREDENTIAL_EXPIRATION=${time}`;

export const initShells: readonly InitShell[] = [
  { name: "bash", expire: exported, start: (file) => ({ args: ["--noprofile", "--rcfile", file, "-i"] }) },
  // As users have it: compinit comes after the line, or before it.
  { name: "zsh", expire: exported, start: (_, home) => ({ args: ["-i"], env: { ZDOTDIR: home } }) },
  {
    name: "fish",
    expire: (time) => `set -gx AWS_CREDENTIAL_EXPIRATION ${time}`,
    start: (file) => ({ args: ["--no-config", "--init-command", `source '${file}'`] }),
  },
  {
    name: "nushell",
    expire: (time) => `$env.AWS_CREDENTIAL_EXPIRATION = "${time}"`,
    countedPrompt: "$env.PROMPT_COMMAND = {|| ^count-prompt }\n$env.config.show_banner = false\n",
    start: (file, home) => ({ args: ["--config", file, "--env-config", join(home, "none.nu")] }),
  },
];

/** A shell at a prompt, and what a user sees of the environment in it. */
export interface OpenShell extends AsyncDisposable {
  readonly terminal: Terminal;
  /** Begins a line, and completes its last word, until a text shows. */
  complete(line: string, shown: string): Promise<void>;
  /** Types a line, and waits until the shell has worked it off. */
  type(line: string): Promise<void>;
  /** The access key id that programs get which the shell starts; `none` without one. */
  accessKeyId(): Promise<string>;
}

/** Starts a shell with the code of `shell-init` in its start-up file. */
export async function openShell(
  shell: InitShell,
  program: string,
  world: CliWorld,
  flags: readonly string[],
): Promise<OpenShell> {
  const { home, env } = world;
  await home.write("programs/aws-temp", `#!/bin/sh\nexec "${nodeUnderTest}" "${bin}" "$@"\n`, 0o755);
  await home.write("programs/tell", `#!/bin/sh\necho "<$1 \${AWS_ACCESS_KEY_ID:-none} $1>"\n`, 0o755);
  await home.write(
    "programs/count-prompt",
    '#!/bin/sh\necho x >> "$HOME/prompts"\necho "<prompt $(grep -c x "$HOME/prompts")>"\n',
    0o755,
  );
  await home.write("none.nu", "");
  const { stdout } = await world.run(["shell-init", shell.name, ...flags]);
  const file = await home.write("init", `${stdout}\n${shell.countedPrompt ?? ""}`);
  await home.write(".zshrc", `source '${file}'\nautoload -Uz compinit\ncompinit -u\n`);
  const { args, env: more } = shell.start(file, home.path);
  const path = `${join(home.path, "programs")}:${env["PATH"]}`;
  const terminal = openTerminal({
    command: program,
    args,
    env: { ...env, ...more, PATH: path, XDG_CONFIG_HOME: join(home.path, ".config"), XDG_DATA_HOME: join(home.path, ".local") },
    cwd: home.path,
    cols: 200,
  });
  let told = 0;
  let prompts = 0;
  const enter = async (line: string) => {
    if (shell.countedPrompt !== undefined) await terminal.waitFor(`<prompt ${++prompts}>`);
    terminal.write(`${line}\r`);
  };
  const tell = async () => {
    const mark = `mark${++told}`;
    await enter(`tell ${mark}`);
    const before = await terminal.waitFor(new RegExp(` ${mark}>`));
    return before.slice(before.lastIndexOf(`<${mark} `) + mark.length + 2);
  };
  await tell();
  return {
    terminal,
    async complete(line, shown) {
      if (shell.countedPrompt !== undefined) await terminal.waitFor(`<prompt ${++prompts}>`);
      terminal.write(`${line}\t`);
      await terminal.waitFor(shown);
      terminal.write("\r");
    },
    async type(line) {
      await enter(line);
      await tell();
    },
    accessKeyId: tell,
    [Symbol.asyncDispose]: () => terminal[Symbol.asyncDispose](),
  };
}
