import type { FileKind, Origin } from "../../src/profiles/origin.ts";
import type { Profile, ProfileSet, Section } from "../../src/profiles/profile.ts";

type Settings = Readonly<Record<string, string>>;

/** A set of one profile, `dev`, with what each file says of it. */
export function profilesOf(files: { readonly config?: Settings; readonly credentials?: Settings }): ProfileSet {
  const config = files.config && section("config", files.config);
  const credentials = files.credentials && section("credentials", files.credentials);
  const merged = section("config", { ...files.config, ...files.credentials });
  const dev: Profile = { ...merged, layers: { config, credentials } };
  return { profiles: new Map([["dev", dev]]), ssoSessions: new Map(), services: new Map(), problems: [] };
}

function section(kind: FileKind, settings: Settings): Section {
  const origins = Object.keys(settings).map((key, index): [string, Origin] => [
    key,
    { kind, file: `/home/.aws/${kind}`, line: index + 2 },
  ]);
  return {
    name: "dev",
    origin: { kind, file: `/home/.aws/${kind}`, line: 1 },
    settings: new Map(Object.entries(settings)),
    origins: new Map(origins),
    nested: new Map(),
  };
}

/** Local AWS's credentials and ours, without the class around their secrets. */
export function revealed(credentials: {
  readonly accessKeyId: string;
  readonly secretAccessKey: { reveal(): string };
  readonly sessionToken: { reveal(): string } | undefined;
  readonly expiration: Date | undefined;
  readonly accountId: string | undefined;
}) {
  return {
    id: credentials.accessKeyId,
    secret: credentials.secretAccessKey.reveal(),
    token: credentials.sessionToken?.reveal(),
    expiration: credentials.expiration?.toISOString(),
    account: credentials.accountId,
  };
}

/** Noon of a day in November 2026. */
export const noon = Date.UTC(2026, 10, 20, 12, 0, 0);
