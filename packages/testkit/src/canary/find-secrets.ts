import type { Secrets } from "./plant-secrets.ts";

/**
 * A secret that was found where none may be, without the secret itself.
 *
 * @public
 */
export interface Finding {
  /** Its name. */
  readonly secret: string;
  /** In which form: `plain`, `a part`, `base64` … */
  readonly as: string;
}

interface Disguise {
  readonly as: string;
  readonly text: string;
}

/** A piece of this many characters is no accident, and worth something to a thief. */
const tellingPart = 12;

/**
 * Searches a text for secrets: as they are, any piece of twelve characters, and the forms in which programs pass text on: base64
 * (at every offset), URL-encoded, escaped for JSON, hexadecimal.
 *
 * @public
 */
export function findSecrets(secrets: Secrets, text: string): Finding[] {
  return Object.entries(secrets).flatMap(([secret, value]) => {
    if (value.length < tellingPart) {
      throw new Error(`The secret ${secret} is too short to be recognised.`);
    }
    const found = disguises(value).filter((disguise) => text.includes(disguise.text));
    return found.slice(0, 1).map(({ as }) => ({ secret, as }));
  });
}

/**
 * Fails when an output holds a secret, naming the output, the secret and the form, and not the secret.
 *
 * @param outputs - texts by the name under which the failure tells them: `stdout`, `the error`, `argv`
 * @public
 */
export function expectNoSecrets(secrets: Secrets, outputs: Readonly<Record<string, string>>): void {
  const leaks = Object.entries(outputs).flatMap(([output, text]) =>
    findSecrets(secrets, text).map(({ secret, as }) => `${output} holds the secret ${secret}, ${as}`),
  );
  if (leaks.length > 0) {
    throw new Error(leaks.join("; "));
  }
}

function disguises(secret: string): Disguise[] {
  return [
    { as: "plain", text: secret },
    ...parts(secret).map((text) => ({ as: "a part", text })),
    { as: "URL-encoded", text: encodeURIComponent(secret) },
    { as: "escaped for JSON", text: JSON.stringify(secret).slice(1, -1) },
    { as: "escaped for JSON", text: secret.replaceAll("/", "\\/") },
    ...[0, 1, 2].flatMap((offset) => inBase64(secret, offset)),
    { as: "hexadecimal", text: Buffer.from(secret).toString("hex") },
  ];
}

function parts(secret: string): string[] {
  const starts = Array.from({ length: secret.length - tellingPart + 1 }, (_, start) => start);
  return starts.map((start) => secret.slice(start, start + tellingPart));
}

/** What base64 makes of a secret that starts at this offset of three bytes, without the ends that depend on its neighbours. */
function inBase64(secret: string, offset: number): Disguise[] {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 3));
  const cut = offset === 0 ? 0 : 4;
  return [
    { as: "base64", text: whole.toString("base64").slice(cut) },
    { as: "base64", text: whole.toString("base64url").slice(cut) },
  ];
}
