/** @public */
export interface ProxyAccount {
  readonly username: string;
  readonly password: string;
}

/** Whether a `Proxy-Authorization` header is what the account's owner would send. @internal */
export function isAuthorized(header: string | undefined, account: ProxyAccount | undefined): boolean {
  if (account === undefined) return true;
  return header === `Basic ${Buffer.from(`${account.username}:${account.password}`).toString("base64")}`;
}
