/**
 * An Amazon Resource Name in its parts: `arn:partition:service:region:account:resource`.
 *
 * @public
 */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly accountId: string;
  readonly resource: string;
}

/**
 * Reads an ARN.
 *
 * @returns `undefined` when the text is none
 * @public
 */
export function parseArn(text: string): Arn | undefined {
  const [prefix, partition, service, region, accountId, ...resource] = text.split(":");
  if (prefix !== "arn" || !partition || !service || region === undefined || accountId === undefined || resource.length === 0) {
    return undefined;
  }
  return { partition, service, region, accountId, resource: resource.join(":") };
}

/**
 * The name at the end of a role's ARN, without its path: `arn:aws:iam::111122223333:role/team/Admin` gives `Admin`.
 *
 * @public
 */
export function roleNameOf(roleArn: string): string {
  return roleArn.slice(roleArn.lastIndexOf("/") + 1);
}

/**
 * Whether a text can be an ARN of an identity or a session: printable ASCII without spaces, of at most 2,048 characters.
 *
 * @internal
 */
export function isArn(text: string): boolean {
  return /^arn:[a-z-]+:(?:iam|sts)::\d{12}:[\x21-\x7e]+$/.test(text) && text.length <= 2048;
}
