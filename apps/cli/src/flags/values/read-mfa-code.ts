import { CredentialError } from "@aws-temp/core";

/** The code as AWS takes it, or why it cannot be one. Spaces are tolerated, because devices show `123 456`. */
export function readMfaCode(typed: string): { readonly code: string } | { readonly problem: string } {
  const code = typed.replaceAll(/\s/g, "");
  if (/^\d{6}$/.test(code)) return { code };
  if (code === "") return { problem: "Type the six digits that the device shows." };
  if (/\D/.test(code)) return { problem: "An MFA code has digits only." };
  return { problem: `An MFA code has six digits, this has ${code.length}.` };
}

/**
 * The code of `--mfa-code`.
 *
 * @throws {CredentialError} `INVALID_VALUE` when it is not six digits; the message does not repeat it
 */
export function readMfaCodeFlag(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const read = readMfaCode(value);
  if ("code" in read) return read.code;
  throw new CredentialError("INVALID_VALUE", `--mfa-code: ${read.problem}`, {
    hints: ["Give the six digits: --mfa-code 123456"],
  });
}
