import { CredentialError } from "@aws-temp/core";
import { expandRegion, isRegionName } from "@aws-temp/core/internal";

/**
 * The region of `--region`.
 *
 * @throws {CredentialError} `INVALID_VALUE` for what can be the name of none
 */
export function readRegion(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const whole = expandRegion(text);
  if (whole !== undefined || isRegionName(text)) return whole ?? text;
  throw new CredentialError("INVALID_VALUE", `--region “${text}” is not the name of a region.`, {
    hints: ["Use this form: --region eu-west-1"],
  });
}
