import type { Directory } from "../identity/directory.ts";
import type { WorldAssignment, WorldIdentityCenter } from "../world/world-identity-center.ts";
import { permissionSetRoleArn } from "./permission-set-role.ts";

const defaultUser = "alice@acme.example";

/**
 * What a user gets by an assignment.
 *
 * @internal
 */
export interface Access {
  readonly roleArn: string;
  readonly seconds: number;
}

/**
 * Who may use which permission set in which account. Keeps the IAM roles that assignments make in the directory.
 *
 * @internal
 */
export class AccessDirectory {
  readonly users: readonly string[];
  readonly #instance: WorldIdentityCenter;
  readonly #directory: Directory;
  readonly #assignments = new Map<string, Map<string, WorldAssignment>>();

  constructor(instance: WorldIdentityCenter, directory: Directory) {
    this.users = instance.users ?? [defaultUser];
    this.#instance = instance;
    this.#directory = directory;
    for (const assignment of instance.assignments) this.assign(assignment);
  }

  /** Replaces the assignment of the same permission set in the same account. */
  assign(assignment: WorldAssignment): void {
    const { account, role } = assignment;
    const seconds = this.#seconds(role);
    const ofAccount = this.#assignments.get(account) ?? new Map<string, WorldAssignment>();
    this.#assignments.set(account, ofAccount.set(role, assignment));
    this.#directory.putRole({
      arn: this.#roleArn(account, role),
      trust: [{ principals: ["sso.amazonaws.com"] }],
      maxSessionDuration: Math.max(seconds, 3600),
    });
  }

  /** Removes the permission set from the account, with its IAM role: sessions of it end. */
  unassign({ account, role }: WorldAssignment): void {
    this.#assignments.get(account)?.delete(role);
    this.#directory.removeRole(this.#roleArn(account, role));
  }

  knowsAccount(account: string): boolean {
    return this.#assignments.has(account) || this.#directory.hasAccount(account);
  }

  /** Ids of the accounts in which the user has anything. */
  accountsOf(user: string): readonly string[] {
    return [...this.#assignments.keys()].filter((account) => this.rolesOf(user, account).length > 0).sort();
  }

  /** Names of the permission sets that the user has in an account. */
  rolesOf(user: string, account: string): readonly string[] {
    const ofAccount = this.#assignments.get(account)?.values() ?? [];
    return [...ofAccount].filter(({ users }) => users?.includes(user) ?? true).map(({ role }) => role);
  }

  access(user: string, account: string, role: string): Access | undefined {
    if (!this.rolesOf(user, account).includes(role)) return undefined;
    return { roleArn: this.#roleArn(account, role), seconds: this.#seconds(role) };
  }

  #seconds(role: string): number {
    const set = this.#instance.permissionSets.find(({ name }) => name === role);
    if (set === undefined) throw new Error(`There is no permission set ${role}.`);
    return set.sessionDuration ?? 3600;
  }

  #roleArn(account: string, role: string): string {
    return permissionSetRoleArn({ account, role, region: this.#instance.region });
  }
}
