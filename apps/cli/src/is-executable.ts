import { accessSync, constants, statSync } from "node:fs";

/** Whether this user may start what is there. A folder is no program, though its mode says the same. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
