import type { World } from "../world/world.ts";

const profiles: Readonly<Record<string, string>> = { dev: "alice", "dev-mfa": "maria" };

/**
 * The credentials file of the standard world.
 *
 * @internal
 */
export function standardCredentials(world: World): string {
  const sections = Object.entries(profiles).map(([profile, name]) => {
    const key = world.users.find((user) => user.name === name)?.accessKeys[0];
    if (key === undefined) throw new Error(`The standard world has no key of ${name}.`);
    return [
      `# The access key of the IAM user ${name} in account 111122223333.`,
      `[${profile}]`,
      `aws_access_key_id = ${key.accessKeyId}`,
      `aws_secret_access_key = ${key.secretAccessKey}`,
      "",
    ].join("\n");
  });
  return sections.join("\n");
}
