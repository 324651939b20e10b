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
      summary: "Write temporary credentials as a profile of their own",
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
      summary: "Turn an STS answer on stdin into any format",
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
      summary: "Ask AWS whose credentials a profile leads to",
      load: async () => (await import("../commands/whoami.ts")).Whoami,
    },
  ],
  [
    "explain",
    {
      summary: "Show how a profile becomes credentials; calls no one",
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
      summary: "Find what is wrong with files and network, and fix it",
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
      summary: "Make a profile for each role of IAM Identity Center",
      load: async () => (await import("../commands/sso/sync.ts")).SsoSync,
    },
  ],
  [
    "configure process",
    {
      summary: "Write a profile whose credentials a program gives",
      load: async () => (await import("../commands/configure/process.ts")).ConfigureProcess,
    },
  ],
  [
    "configure directory",
    {
      summary: "Name the profile of a folder, for shells that follow it",
      load: async () => (await import("../commands/configure/directory.ts")).ConfigureDirectory,
    },
  ],
  [
    "shell-init",
    {
      summary: "Give this shell the command awst, and completion",
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
