import { userInfo } from "node:os";

/** The name of the person; a container may run under a number that has none. */
export function userName(environment: NodeJS.ProcessEnv): string {
  try {
    return userInfo().username;
  } catch {
    return environment["USER"] ?? environment["USERNAME"] ?? "user";
  }
}
