declare const AWS_TEMP_VERSION: string | undefined;

/** What calls to AWS and to the token service say of the program that makes them. Outside the bundle there is no version. */
export const userAgent = `aws-temp-action/${typeof AWS_TEMP_VERSION === "string" ? AWS_TEMP_VERSION : "0.0.0"}`;
