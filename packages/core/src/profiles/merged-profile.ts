import type { Origin } from "./origin.ts";
import type { Profile, Section } from "./profile.ts";

/**
 * A profile from what each file says of it. Key by key, the credentials file wins. Put together when someone asks, like each file's
 * section.
 */
export class MergedProfile implements Profile {
  readonly name: string;
  readonly layers: Profile["layers"];
  readonly #first: Section;
  #contents: Pick<Profile, "settings" | "nested"> | undefined;
  #origins: ReadonlyMap<string, Origin> | undefined;

  /** One of the two sections must be there. */
  constructor(config: Section, credentials: Section | undefined);
  constructor(config: Section | undefined, credentials: Section);
  constructor(config: Section | undefined, credentials: Section | undefined) {
    this.#first = (config ?? credentials) as Section;
    this.name = this.#first.name;
    this.layers = { config, credentials };
  }

  get origin(): Origin {
    return this.#first.origin;
  }

  get settings(): ReadonlyMap<string, string> {
    return this.#read().settings;
  }

  get nested(): ReadonlyMap<string, ReadonlyMap<string, string>> {
    return this.#read().nested;
  }

  get origins(): ReadonlyMap<string, Origin> {
    const { config, credentials } = this.layers;
    this.#origins ??= new Map([...(config?.origins ?? []), ...(credentials?.origins ?? [])]);
    return this.#origins;
  }

  #read(): Pick<Profile, "settings" | "nested"> {
    this.#contents ??= merge(this.layers) ?? this.#first;
    return this.#contents;
  }
}

/** Both files' settings and blocks; `undefined` when there is only one. */
function merge({ config, credentials }: Profile["layers"]): Pick<Profile, "settings" | "nested"> | undefined {
  if (config === undefined || credentials === undefined) return undefined;
  const settings = new Map(config.settings);
  const nested = new Map(config.nested);
  for (const [key, value] of credentials.settings) {
    settings.set(key, value);
    nested.delete(key);
  }
  for (const [key, block] of credentials.nested) {
    nested.set(key, block);
    settings.delete(key);
  }
  return { settings, nested };
}
