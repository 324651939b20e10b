import { createTempHome, findProgram, requireTool, runProcess, shells } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { detectShell } from "../../src/export/detect-shell.ts";

it.each([
  { name: "nothing at all", environment: {}, format: "sh" },
  { name: "bash as the login shell", environment: { SHELL: "/bin/bash" }, format: "sh" },
  { name: "zsh from Homebrew", environment: { SHELL: "/opt/homebrew/bin/zsh" }, format: "sh" },
  { name: "fish as the login shell", environment: { SHELL: "/usr/bin/fish" }, format: "fish" },
  { name: "tcsh as the login shell", environment: { SHELL: "/bin/tcsh" }, format: "tcsh" },
  { name: "csh as the login shell", environment: { SHELL: "/bin/csh" }, format: "tcsh" },
  { name: "elvish as the login shell", environment: { SHELL: "/usr/bin/elvish" }, format: "elvish" },
  { name: "a login shell that no one knows", environment: { SHELL: "/opt/bin/mysh" }, format: "sh" },
  { name: "a login shell named like a property", environment: { SHELL: "/bin/constructor" }, format: "sh" },
  { name: "Nushell started from bash", environment: { SHELL: "/bin/bash", NU_VERSION: "0.115.1" }, format: "nushell" },
  { name: "xonsh started from zsh", environment: { SHELL: "/bin/zsh", XONSH_VERSION: "0.19.0" }, format: "xonsh" },
  {
    name: "PowerShell on Linux",
    environment: { SHELL: "/bin/bash", PSModulePath: "/opt/powershell/Modules" },
    format: "powershell",
  },
])("$name: $format", ({ environment, format }) => {
  expect(detectShell({ environment, platform: "linux" })).toBe(format);
});

const machine = "C:\\Program Files\\WindowsPowerShell\\Modules;C:\\WINDOWS\\system32\\WindowsPowerShell\\v1.0\\Modules";

it.each([
  { name: "cmd.exe", environment: { PSModulePath: machine, ComSpec: "C:\\WINDOWS\\system32\\cmd.exe" }, format: "cmd" },
  {
    name: "PowerShell",
    environment: { PSModulePath: `C:\\Users\\a\\Documents\\PowerShell\\Modules;${machine}` },
    format: "powershell",
  },
  { name: "Git Bash", environment: { PSModulePath: machine, MSYSTEM: "MINGW64", SHELL: "/usr/bin/bash" }, format: "sh" },
  { name: "Git Bash without SHELL", environment: { PSModulePath: machine, MSYSTEM: "MINGW64" }, format: "sh" },
  { name: "Nushell", environment: { PSModulePath: machine, NU_VERSION: "0.115.1" }, format: "nushell" },
  { name: "nothing at all", environment: {}, format: "cmd" },
])("on Windows, $name: $format", ({ environment, format }) => {
  expect(detectShell({ environment, platform: "win32" })).toBe(format);
});

it.each([
  { parent: "fish", format: "fish" },
  { parent: "-zsh", format: "sh" },
  { parent: "/usr/bin/elvish", format: "elvish" },
  { parent: "C:\\Program Files\\PowerShell\\7\\pwsh.exe", format: "powershell" },
  { parent: "CMD.EXE", format: "cmd" },
  { parent: "node", format: "nushell" },
])("believes the parent before anything else: $parent", ({ parent, format }) => {
  const environment = { SHELL: "/bin/bash", NU_VERSION: "0.115.1" };
  expect(detectShell({ environment, platform: "linux", parent })).toBe(format);
});

it.for(shells.filter(({ name }) => ["xonsh", "nushell", "pwsh"].includes(name)))(
  "tells $name by what it exports to the programs that it starts",
  async (shell, context) => {
    const program = requireTool(await shell.find(), context);
    await using home = await createTempHome({ env: { SHELL: "/bin/bash" } });
    const command = shell.command([(await findProgram("node")) ?? "", "-p", "JSON.stringify(process.env)"]);
    const script = await home.write(`script${shell.scriptExtension}`, `${command}\n`);
    const { stdout } = await runProcess(program, shell.startScript(script), { env: home.env });
    expect(detectShell({ environment: JSON.parse(stdout), platform: process.platform })).toBe(shell.format);
  },
);
