import { userInfo } from "node:os";

/** The name of the person; a container may run under a number that has none. */
export function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return process.env["USER"] ?? process.env["USERNAME"] ?? "user";
  }
}
