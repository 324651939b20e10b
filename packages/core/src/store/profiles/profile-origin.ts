const prefix = "profile:";

/**
 * The origin that tells for which profile cached credentials were obtained first; others may share them.
 *
 * @internal
 */
export function profileOrigin(name: string): string {
  return `${prefix}${name}`;
}

/** The profile that the origins of an entry name. @internal */
export function profileOfOrigins(origins: readonly string[]): string | undefined {
  return origins.find((origin) => origin.startsWith(prefix))?.slice(prefix.length);
}
