/**
 * What goes into the variables. Every one of them can hold a nasty value.
 *
 * @public
 */
export interface CarriedValues {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly region: string;
}

/**
 * What the format contract judges.
 *
 * @public
 */
export interface FormatImplementation {
  /** Every format that there is, whether the contract has a shell for it or not. */
  readonly formats: readonly string[];
  /** @throws {Error} with the code `FORMAT_CANNOT_CARRY`, for a value that the format cannot carry */
  write(values: CarriedValues, format: string): string;
  /** Only called for formats that a shell reads. */
  unset(format: string): string;
}

/** @internal */
export const plainValues: CarriedValues = {
  accessKeyId: "ASIAIOSFODNN7EXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  sessionToken: "IQoJb3JpZ2luX2VjEXAMPLETOKEN==",
  region: "eu-central-1",
};

/**
 * Which variables hold the values afterwards.
 *
 * @internal
 */
export function expectedVariables(values: CarriedValues): Readonly<Record<string, string>> {
  return {
    AWS_ACCESS_KEY_ID: values.accessKeyId,
    AWS_SECRET_ACCESS_KEY: values.secretAccessKey,
    AWS_SESSION_TOKEN: values.sessionToken,
    AWS_REGION: values.region,
    AWS_DEFAULT_REGION: values.region,
  };
}
