/**
 * The name of a role session: as asked, else `aws-temp-<user name>`, with what AWS does not take in a name replaced by `-`
 * and cut at AWS's 64 characters. A name that was asked for is never changed.
 *
 * @internal
 */
export function sessionName(asked: string | undefined, userName: string): string {
  return asked || `aws-temp-${userName.replaceAll(/[^\w+=,.@-]/g, "-")}`.slice(0, 64);
}
