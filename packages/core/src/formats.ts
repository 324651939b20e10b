// Credentials as text for a shell, a file or a program.

export { changeStatements } from "./export/change-statements.ts";
export { type ConvertInput, readCredentialsJson } from "./export/convert-input.ts";
export { describeFormat } from "./export/describe-format.ts";
export { detectShell, type ShellTraces } from "./export/detect-shell.ts";
export { type EnvironmentChange, environmentChange } from "./export/environment-change.ts";
export { exportFormats, type FormatDescription } from "./export/format.ts";
export type { CredentialsJson } from "./export/formats/json.ts";
export { type Handover, programEnvironment } from "./export/program-environment.ts";
export { unsetStatements } from "./export/unset-statements.ts";
export { type VariableName, variables } from "./export/variables.ts";
