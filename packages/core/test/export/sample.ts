import type { ExportInput } from "../../src/export/export-input.ts";
import type { Credentials } from "../../src/model/credentials.ts";
import { Secret } from "../../src/model/secret.ts";

/** Temporary credentials as STS gives them, with whatever a test changes. */
export function sampleCredentials(changes: Partial<Credentials> = {}): Credentials {
  return {
    accessKeyId: "ASIAIOSFODNN7EXAMPLE",
    secretAccessKey: new Secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
    sessionToken: new Secret("IQoJb3JpZ2luX2VjEXAMPLETOKEN=="),
    expiration: new Date("2099-01-02T03:04:05.999Z"),
    accountId: "111122223333",
    ...changes,
  };
}

/** The long-term keys of an IAM user: no token, no end. */
export const longTerm = sampleCredentials({
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  sessionToken: undefined,
  expiration: undefined,
  accountId: undefined,
});

export function sampleInput(changes: Partial<ExportInput> = {}): ExportInput {
  return { credentials: sampleCredentials(), region: "eu-central-1", ...changes };
}
