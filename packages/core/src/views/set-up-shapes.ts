// What `--json` prints of the commands that set a machine up; see json-shapes.ts.

export interface ConfigureProcessJson {
  /** The profile that was written or removed. */
  readonly profile: string;
  readonly configFile: string;
  /** As it is in the file; `null` after --remove. */
  readonly credentialProcess: string | null;
  readonly region: string | null;
  /** With --remove: whether there was one. */
  readonly removed: boolean;
}

export interface ShellInitJson {
  readonly shell: "bash" | "zsh" | "fish" | "powershell" | "nushell";
  /** What is in the shell's start-up file, or is typed once. */
  readonly startUpLine: string;
  readonly script: string;
}

export interface AutocompleteJson {
  readonly shell: "bash" | "zsh" | "fish" | "powershell" | "nushell";
  /** `null` when candidates were asked for. */
  readonly script: string | null;
  readonly candidates: readonly { readonly value: string; readonly description?: string | null }[] | null;
}

export interface ConfigureDirectoryJson {
  readonly file: string;
  readonly profile: string | null;
  readonly trusted: boolean;
  readonly removed: boolean;
}
