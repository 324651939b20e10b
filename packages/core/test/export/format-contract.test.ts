import { describeFormatContract } from "@aws-temp/testkit";
import { exportCredentials } from "../../src/export/export-credentials.ts";
import { type ExportFormat, exportFormats } from "../../src/export/format.ts";
import { unsetStatements } from "../../src/export/unset-statements.ts";
import { Secret } from "../../src/model/secret.ts";
import { sampleCredentials } from "./sample.ts";

/** The contract knows the formats by name only. */
function formatNamed(id: string): ExportFormat {
  const format = exportFormats.find((candidate) => candidate === id);
  if (format === undefined) {
    throw new Error(`There is no format ${id}.`);
  }
  return format;
}

describeFormatContract({
  formats: exportFormats,
  write: ({ accessKeyId, secretAccessKey, sessionToken, region }, format) => {
    const secrets = { secretAccessKey: new Secret(secretAccessKey), sessionToken: new Secret(sessionToken) };
    return exportCredentials({ credentials: sampleCredentials({ accessKeyId, ...secrets }), region }, formatNamed(format));
  },
  unset: (format) => unsetStatements(formatNamed(format)),
});
