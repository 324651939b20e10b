import type { CommandClass } from "../base-command.ts";

/** A command as it is found before its module is loaded. */
export interface CommandEntry {
  readonly summary: string;
  readonly load: () => Promise<CommandClass>;
}

/** All commands by what is typed. Only the module of the one that runs is loaded. */
export const commandTable: ReadonlyMap<string, CommandEntry> = new Map<string, CommandEntry>([
  [
    "login",
    {
      summary: "Write temporary credentials to a profile of their own",
      load: async () => (await import("../commands/login.ts")).Login,
    },
  ],
  [
    "export",
    {
      summary: "Print temporary credentials for a shell, file or program",
      load: async () => (await import("../commands/export.ts")).Export,
    },
  ],
  [
    "exec",
    {
      summary: "Run a command with temporary credentials, or a shell",
      load: async () => (await import("../commands/exec.ts")).Exec,
    },
  ],
  [
    "serve",
    {
      summary: "Serve credentials on this machine, and renew them",
      load: async () => (await import("../commands/serve.ts")).Serve,
    },
  ],
  [
    "unset",
    {
      summary: "Print the statements that remove exported credentials",
      load: async () => (await import("../commands/unset.ts")).Unset,
    },
  ],
  [
    "convert",
    {
      summary: "Convert an STS response on stdin to any format",
      load: async () => (await import("../commands/convert.ts")).Convert,
    },
  ],
  [
    "console",
    {
      summary: "Open the AWS console in the browser",
      load: async () => (await import("../commands/console.ts")).Console,
    },
  ],
  [
    "whoami",
    {
      summary: "Ask AWS which identity a profile's credentials have",
      load: async () => (await import("../commands/whoami.ts")).Whoami,
    },
  ],
  [
    "explain",
    {
      summary: "Show how a profile becomes credentials; makes no calls",
      load: async () => (await import("../commands/explain.ts")).Explain,
    },
  ],
  [
    "profiles",
    {
      summary: "List the profiles and what is wrong with them",
      load: async () => (await import("../commands/profiles.ts")).Profiles,
    },
  ],
  [
    "status",
    {
      summary: "Show what is active, and for how long",
      load: async () => (await import("../commands/status.ts")).Status,
    },
  ],
  [
    "logout",
    {
      summary: "End a sign-in, at AWS and on this machine",
      load: async () => (await import("../commands/logout.ts")).Logout,
    },
  ],
  [
    "doctor",
    {
      summary: "Find and fix problems of files and network",
      load: async () => (await import("../commands/doctor.ts")).Doctor,
    },
  ],
  [
    "sso accounts",
    {
      summary: "List the accounts of IAM Identity Center",
      load: async () => (await import("../commands/sso/accounts.ts")).SsoAccounts,
    },
  ],
  [
    "sso roles",
    {
      summary: "List the roles of IAM Identity Center in every account",
      load: async () => (await import("../commands/sso/roles.ts")).SsoRoles,
    },
  ],
  [
    "sso sync",
    {
      summary: "Write a profile for each role of IAM Identity Center",
      load: async () => (await import("../commands/sso/sync.ts")).SsoSync,
    },
  ],
  [
    "configure process",
    {
      summary: "Write a profile that uses credential_process",
      load: async () => (await import("../commands/configure/process.ts")).ConfigureProcess,
    },
  ],
  [
    "configure directory",
    {
      summary: "Set the profile of a folder, for shells that use it",
      load: async () => (await import("../commands/configure/directory.ts")).ConfigureDirectory,
    },
  ],
  [
    "shell-init",
    {
      summary: "Add the command awst and completion to this shell",
      load: async () => (await import("../commands/shell-init.ts")).ShellInit,
    },
  ],
  [
    "autocomplete",
    {
      summary: "Let a shell complete commands, flags and profiles",
      load: async () => (await import("../commands/autocomplete.ts")).Autocomplete,
    },
  ],
]);
