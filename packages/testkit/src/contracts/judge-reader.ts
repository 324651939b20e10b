import type { Reader } from "../readers/reader.ts";
import { createTempHome } from "../temp-home.ts";
import type { CarriedValues, FormatImplementation } from "./format-implementation.ts";
import { dealOut, triage } from "./refusals.ts";

/**
 * Lets a reader read every nasty value that the format takes, and compares what it got. Readers of formats without a region are
 * not asked for it.
 *
 * @returns what is wrong, in sentences; nothing when the contract is kept
 * @internal
 */
export async function judgeReader(implementation: FormatImplementation, reader: Reader, program: string): Promise<string[]> {
  await using home = await createTempHome();
  const hands = dealOut(triage(implementation, reader.format).carried);
  const texts = hands.map((values) => implementation.write(values, reader.format));
  const read = await reader.read(program, texts, home);
  return hands.flatMap((values, index) => differences(values, read[index] ?? {}));
}

function differences(expected: CarriedValues, got: Partial<CarriedValues>): string[] {
  const fields = [
    "accessKeyId",
    "secretAccessKey",
    "sessionToken",
    ...("region" in got ? ["region"] : []),
  ] as (keyof CarriedValues)[];
  return fields
    .filter((field) => got[field] !== expected[field])
    .map((field) => `${field} should be ${JSON.stringify(expected[field])} and is ${JSON.stringify(got[field])}`);
}
