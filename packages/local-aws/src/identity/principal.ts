import type { WorldUser } from "../world/world.ts";
import { parseArn } from "./arn.ts";
import { uniqueId } from "./unique-id.ts";

/**
 * Who acts: a user (or an account's root), a session of a role, or a user's federated user.
 *
 * @internal
 */
export type Principal =
  | { readonly kind: "user"; readonly user: WorldUser; readonly arn: string }
  | { readonly kind: "role"; readonly roleArn: string; readonly sessionName: string }
  | { readonly kind: "federated-user"; readonly user: WorldUser; readonly name: string; readonly partition: string };

/**
 * A principal as GetCallerIdentity shows it.
 *
 * @internal
 */
export interface Identity {
  readonly account: string;
  readonly arn: string;
  readonly userId: string;
}

/** @internal */
export function identityOf(principal: Principal): Identity {
  switch (principal.kind) {
    case "user": {
      const { account, root } = principal.user;
      return { account, arn: principal.arn, userId: root === true ? account : uniqueId("AIDA", principal.arn) };
    }
    case "role": {
      const { partition, account, resource } = parseArn(principal.roleArn) ?? { partition: "aws", account: "", resource: "" };
      const name = resource.slice(resource.lastIndexOf("/") + 1);
      return {
        account,
        arn: `arn:${partition}:sts::${account}:assumed-role/${name}/${principal.sessionName}`,
        userId: `${uniqueId("AROA", principal.roleArn)}:${principal.sessionName}`,
      };
    }
    case "federated-user": {
      const { account } = principal.user;
      return {
        account,
        arn: `arn:${principal.partition}:sts::${account}:federated-user/${principal.name}`,
        userId: `${account}:${principal.name}`,
      };
    }
  }
}
