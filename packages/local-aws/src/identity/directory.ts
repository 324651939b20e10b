import type { World, WorldAccessKey, WorldAccount, WorldOidcProvider, WorldRole, WorldUser } from "../world/world.ts";

/**
 * The accounts, users, roles and identity providers that exist now.
 *
 * @internal
 */
export class Directory {
  readonly #accounts: Map<string, WorldAccount>;
  readonly #users = new Map<string, WorldUser>();
  readonly #roles = new Map<string, WorldRole>();
  readonly #providers: readonly WorldOidcProvider[];

  constructor(world: World) {
    this.#accounts = new Map(world.accounts.map((account) => [account.id, account]));
    this.#providers = world.oidcProviders;
    for (const user of world.users) this.putUser(user);
    for (const role of world.roles) this.putRole(role);
  }

  /** An account that no one described has a number, no name and all regions. */
  account(id: string): WorldAccount {
    return this.#accounts.get(id) ?? { id, name: id };
  }

  /** Whether someone described the account. */
  hasAccount(id: string): boolean {
    return this.#accounts.has(id);
  }

  putAccount(account: WorldAccount): void {
    this.#accounts.set(account.id, account);
  }

  arnOf(user: WorldUser): string {
    const resource = user.root === true ? "root" : `user${user.path ?? "/"}${user.name}`;
    return `arn:${this.account(user.account).partition ?? "aws"}:iam::${user.account}:${resource}`;
  }

  user(arn: string): WorldUser | undefined {
    return this.#users.get(arn);
  }

  users(): readonly WorldUser[] {
    return [...this.#users.values()];
  }

  putUser(user: WorldUser): void {
    this.#users.set(this.arnOf(user), user);
  }

  removeUser(arn: string): void {
    this.#users.delete(arn);
  }

  /** The user whose key it is, active or not. */
  ownerOf(accessKeyId: string): { readonly user: WorldUser; readonly key: WorldAccessKey } | undefined {
    for (const user of this.#users.values()) {
      const key = user.accessKeys.find((candidate) => candidate.accessKeyId === accessKeyId);
      if (key !== undefined) return { user, key };
    }
    return undefined;
  }

  role(arn: string): WorldRole | undefined {
    return this.#roles.get(arn);
  }

  roles(): readonly WorldRole[] {
    return [...this.#roles.values()];
  }

  putRole(role: WorldRole): void {
    this.#roles.set(role.arn, role);
  }

  removeRole(arn: string): void {
    this.#roles.delete(arn);
  }

  provider(account: string, issuer: string): WorldOidcProvider | undefined {
    return this.#providers.find((provider) => provider.account === account && provider.issuer === issuer);
  }

  providers(): readonly WorldOidcProvider[] {
    return this.#providers;
  }
}
