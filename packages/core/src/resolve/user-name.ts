import { readFileSync } from "node:fs";
import type { Environment } from "../ports/environment.ts";

/**
 * The name of the user, for the names of role sessions: as the environment has it, else as the system does. All apps must come to
 * the same, on every runtime, or they would not find each other's cached credentials.
 *
 * @public
 */
export function userNameFrom(environment: Environment): string {
  return environment["USER"] || environment["LOGNAME"] || environment["USERNAME"] || nameInSystem() || "user";
}

function nameInSystem(): string | undefined {
  // Bun knows of people only what the environment says, and to load `node:os` takes it longer than to read this file.
  const uid = process.getuid?.();
  const name = uid === undefined ? undefined : nameInFile(uid);
  if (name !== undefined) return name;
  try {
    const { username } = process.getBuiltinModule("node:os").userInfo();
    return username === "unknown" ? undefined : username;
  } catch {
    // A container may run under a number that has no name.
    return undefined;
  }
}

function nameInFile(uid: number): string | undefined {
  try {
    const lines = readFileSync("/etc/passwd", "utf8").split("\n");
    return lines.map((line) => line.split(":")).find(([, , number]) => number === String(uid))?.[0];
  } catch {
    return undefined;
  }
}
