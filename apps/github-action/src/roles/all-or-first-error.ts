import { CredentialError } from "@aws-temp/core";
import { asCredentialError } from "@aws-temp/core/internal";

/**
 * Waits for all, and gives either all results or the error of the first that failed, with the others' among its hints: who fixes a
 * workflow wants to see every mistake at once.
 *
 * @param names - of the profiles that the work is for
 * @throws {CredentialError}
 * @public
 */
export async function allOrFirstError<Result>(
  names: readonly string[],
  work: readonly Promise<Result>[],
): Promise<readonly Result[]> {
  const settled = await Promise.allSettled(work);
  const failed = settled.flatMap((result, index) =>
    result.status === "rejected" ? [{ name: names[index], error: asCredentialError(result.reason) }] : [],
  );
  const [first, ...others] = failed;
  if (first === undefined) return settled.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const { code, message, data, hints, cause } = first.error;
  const also = others
    .filter(({ error }) => error.message !== message)
    .map(({ name, error }) => `Also, profile ${name}: ${error.message}`);
  throw new CredentialError(code, message, { ...data, cause, hints: [...hints, ...also] });
}
