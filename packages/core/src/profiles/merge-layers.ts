import type { Origin, Profile, Section } from "./profile.ts";

/**
 * A profile from what each file says of it. Key by key, the credentials file wins.
 */
export function mergeLayers(config: Section | undefined, credentials: Section): Profile;
export function mergeLayers(config: Section, credentials: Section | undefined): Profile;
export function mergeLayers(config: Section | undefined, credentials: Section | undefined): Profile {
  return new MergedProfile((config ?? credentials) as Section, { config, credentials });
}

class MergedProfile implements Profile {
  readonly name: string;
  readonly origin: Origin;
  readonly layers: Profile["layers"];
  readonly settings: ReadonlyMap<string, string>;
  readonly nested: Profile["nested"];
  #origins: ReadonlyMap<string, Origin> | undefined;

  constructor(first: Section, layers: Profile["layers"]) {
    this.name = first.name;
    this.origin = first.origin;
    this.layers = layers;
    const { config, credentials } = layers;
    if (config === undefined || credentials === undefined) {
      this.settings = first.settings;
      this.nested = first.nested;
      return;
    }
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
    this.settings = settings;
    this.nested = nested;
  }

  /** Worked out when somebody asks, like each section's. */
  get origins(): ReadonlyMap<string, Origin> {
    const { config, credentials } = this.layers;
    this.#origins ??= new Map([...(config?.origins ?? []), ...(credentials?.origins ?? [])]);
    return this.#origins;
  }
}
