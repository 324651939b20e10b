import { mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CarriedValues } from "../contracts/format-implementation.ts";
import type { Tool } from "../skip.ts";
import type { TempHome } from "../temp-home.ts";

/**
 * What a reader got. Not every format carries a region.
 *
 * @internal
 */
export type ReadValues = Partial<CarriedValues>;

/**
 * A program or library that reads a format which is a document.
 *
 * @internal
 */
export interface Reader {
  readonly name: string;
  readonly format: string;
  find(): Promise<Tool>;
  /** Reads each text for itself. */
  read(program: string, texts: readonly string[], home: TempHome): Promise<readonly ReadValues[]>;
}

/**
 * For readers that are libraries of the test run itself.
 *
 * @internal
 */
export const alwaysThere = async (): Promise<Tool> => ({ found: true, program: process.execPath });

/**
 * Puts each text into a file of its own. Gives their paths.
 *
 * @internal
 */
export async function filesOf(texts: readonly string[], home: TempHome, extension: string): Promise<string[]> {
  const folder = await mkdtemp(join(home.path, "texts-"));
  const files = texts.map((_, index) => join(folder, `${index}${extension}`));
  await Promise.all(files.map((file, index) => writeFile(file, texts[index] ?? "", { mode: 0o600 })));
  return files;
}

/**
 * What variables hold.
 *
 * @internal
 */
export function fromVariables(variables: Readonly<Record<string, string | undefined>>): ReadValues {
  return {
    accessKeyId: variables["AWS_ACCESS_KEY_ID"] ?? "",
    secretAccessKey: variables["AWS_SECRET_ACCESS_KEY"] ?? "",
    sessionToken: variables["AWS_SESSION_TOKEN"] ?? "",
    region: variables["AWS_REGION"] ?? "",
  };
}
