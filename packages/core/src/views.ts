// The JSON that `--json` prints, as types. The same shapes are shipped as JSON Schemas: `@aws-temp/core/schemas/StatusJson.schema.json`.

export type { CredentialsJson } from "./export/formats/json.ts";
export type {
  ConsoleJson,
  DoctorJson,
  ErrorJson,
  ExplainJson,
  LoginJson,
  LogoutJson,
  ProblemJson,
  SourceKindJson,
  SsoAccountsJson,
  SsoRolesJson,
  SsoSyncJson,
  StatusJson,
  UnsetJson,
  WhoamiJson,
} from "./views/json-shapes.ts";
export type { ProfilesJson } from "./views/profile-shapes.ts";
export type { ExecJson, ServeJson } from "./views/program-shapes.ts";
export type { AutocompleteJson, ConfigureDirectoryJson, ConfigureProcessJson, ShellInitJson } from "./views/set-up-shapes.ts";
