import { printableLine } from "@aws-temp/core/internal";
import type { AppContext } from "../app-context.ts";
import { ask } from "./ask.ts";

/** Asks yes or no; Enter alone is no. */
export async function confirm(message: string, context: AppContext): Promise<boolean> {
  const { default: question } = await import("@inquirer/confirm");
  return await ask((terminal) => question({ message: printableLine(message), default: false }, terminal), context);
}
