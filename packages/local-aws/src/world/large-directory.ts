import { standardWorld } from "./standard-world.ts";
import type { World } from "./world.ts";

const roleNames = ["ReadOnly", "Administrator", "PowerUser", "Billing", "SecurityAudit"];
const stages = ["dev", "test", "staging", "prod"];

/**
 * The accounts and the Identity Center of a large organisation, to be spread into the options of `startLocalAws`. Every user has
 * every permission set in every account. Ids begin with zeros, and two of ten accounts share a name, as they do in life.
 *
 * @public
 */
export function largeDirectory(
  size: { /** Defaults to 1000. */ readonly accounts?: number /** Defaults to 5. */; readonly roles?: number } = {},
): Pick<World, "accounts" | "identityCenter"> {
  const { accounts: accountCount = 1000, roles: roleCount = 5 } = size;
  const roles = Array.from({ length: roleCount }, (_, index) => roleNames[index] ?? `Role${index + 1}`);
  const accounts = Array.from({ length: accountCount }, (_, index) => ({
    id: String(index * 1_000_003 + 17).padStart(12, "0"),
    name: index % 10 < 2 ? "Sandbox" : `Team ${Math.floor(index / 4) + 1} (${stages[index % 4]})`,
  }));
  return {
    accounts,
    identityCenter: {
      ...standardWorld.identityCenter,
      permissionSets: roles.map((name) => ({ name })),
      assignments: accounts.flatMap(({ id }) => roles.map((role) => ({ account: id, role }))),
    },
  };
}
