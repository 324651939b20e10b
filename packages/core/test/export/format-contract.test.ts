import { describeFormatContract } from "@aws-temp/testkit";
import { exportCredentials } from "../../src/export/export-credentials.ts";
import { exportFormats } from "../../src/export/format.ts";
import { unsetStatements } from "../../src/export/unset-statements.ts";
import { Secret } from "../../src/model/secret.ts";

describeFormatContract({
  formats: exportFormats,
  write: ({ accessKeyId, secretAccessKey, sessionToken, region }, format) => {
    const credentials = {
      accessKeyId,
      secretAccessKey: new Secret(secretAccessKey),
      sessionToken: new Secret(sessionToken),
      expiration: new Date("2026-01-02T03:04:05Z"),
      accountId: "111122223333",
    };
    return exportCredentials({ credentials, region }, format);
  },
  unset: unsetStatements,
});
