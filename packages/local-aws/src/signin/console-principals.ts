import { parseArn } from "../identity/arn.ts";
import type { Directory } from "../identity/directory.ts";
import { isDenied } from "../identity/permissions.ts";
import type { Principal } from "../identity/principal.ts";

/**
 * Who may sign in to the console, by ARN.
 *
 * @internal
 */
export class ConsolePrincipals {
  readonly #listed: readonly string[] | undefined;
  readonly #directory: Directory;

  constructor(listed: readonly string[] | undefined, directory: Directory) {
    this.#listed = listed;
    this.#directory = directory;
  }

  /** ARNs, the usual one first. */
  list(): readonly string[] {
    const arns = this.#listed ?? this.#directory.users().map((user) => this.#directory.arnOf(user));
    return arns.filter((arn) => this.find(arn) !== undefined);
  }

  /** A user, or a session of a role, that exists now. */
  find(arn: string): Principal | undefined {
    const user = this.#directory.user(arn);
    if (user !== undefined) return { kind: "user", user, arn };
    const { service, account, resource = "" } = parseArn(arn) ?? {};
    const [type, roleName, sessionName] = resource.split("/");
    if (service !== "sts" || type !== "assumed-role" || sessionName === undefined) return undefined;
    const role = this.#directory.roles().find((candidate) => {
      const parts = parseArn(candidate.arn);
      return parts?.account === account && parts?.resource.split("/").at(-1) === roleName;
    });
    return role && { kind: "role", roleArn: role.arn, sessionName };
  }

  /** Whether a policy denies the principal an action explicitly. */
  isDenied(principal: Principal, action: string): boolean {
    const permissions = principal.kind === "role" ? this.#directory.role(principal.roleArn) : principal.user;
    return permissions !== undefined && isDenied(permissions, action);
  }
}
