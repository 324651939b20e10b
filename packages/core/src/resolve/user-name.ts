import { readFileSync } from "node:fs";
import { userInfo } from "node:os";
import type { Environment } from "../ports/environment.ts";

/**
 * The name of the person, for the names of role sessions: as the environment has it, else as the system does. All apps must come to
 * the same, on every runtime, or they would not find each other's cached credentials.
 *
 * @public
 */
export function userNameFrom(environment: Environment): string {
  return environment["USER"] || environment["LOGNAME"] || environment["USERNAME"] || nameInSystem() || "user";
}

function nameInSystem(): string | undefined {
  try {
    const { username, uid } = userInfo();
    // Bun knows only what the environment says.
    return username === "unknown" ? nameInFile(uid) : username;
  } catch {
    // A container may run under a number that has no name.
    return undefined;
  }
}

function nameInFile(uid: number): string | undefined {
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  return lines.map((line) => line.split(":")).find(([, , number]) => number === String(uid))?.[0];
}
