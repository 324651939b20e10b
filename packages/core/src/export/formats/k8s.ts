import { CredentialError } from "../../errors/credential-error.ts";
import { environmentChange } from "../environment-change.ts";
import type { ExportInput } from "../export-input.ts";
import { refuseUncarried } from "./cannot-carry.ts";

/** RFC 1123 subdomain, as Kubernetes wants the names of its objects; 253 characters at most. */
const objectName = /^(?!.{254})[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;

/**
 * A Kubernetes Secret as a YAML manifest, for `kubectl apply -f -`: one entry of `stringData` for each variable, so that
 * `envFrom: [{ secretRef: { name } }]` puts them into a container's environment.
 *
 * Values are double-quoted scalars in pure ASCII: YAML 1.1 and 1.2 read those alike, whatever they hold.
 *
 * @throws {CredentialError} `INVALID_VALUE` for a name that Kubernetes would refuse
 * @internal
 */
export function writeK8s(input: ExportInput): string {
  const { secretName = "aws-temp-credentials" } = input;
  if (!objectName.test(secretName)) {
    throw new CredentialError(
      "INVALID_VALUE",
      `Kubernetes does not accept ${JSON.stringify(secretName)} as the name of a Secret.`,
      {
        hints: ["Take lower-case letters, digits, - and . only, 253 at most, a letter or digit at both ends."],
      },
    );
  }
  const entries = environmentChange(input).set.map(([name, value]) => {
    refuseUncarried("k8s", name, value, []);
    return `  ${name}: "${[...value].map(escaped).join("")}"`;
  });
  const head = ["apiVersion: v1", "kind: Secret", "metadata:", `  name: "${secretName}"`, "type: Opaque", "stringData:"];
  return `${[...head, ...entries].join("\n")}\n`;
}

function escaped(character: string): string {
  if (character === '"' || character === "\\") {
    return `\\${character}`;
  }
  if (character >= " " && character <= "~") {
    return character;
  }
  return `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, "0")}`;
}
