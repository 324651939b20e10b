import { createHash, type KeyObject, randomBytes, sign } from "node:crypto";
import { isIPv4 } from "node:net";
import { der } from "./der.ts";

/** @internal */
export interface CertificateRequest {
  readonly subject: string;
  readonly publicKey: KeyObject;
  readonly issuer: { readonly name: string; readonly privateKey: KeyObject; readonly publicKey: KeyObject };
  /** DNS names and IPv4 addresses. None makes a certificate authority. */
  readonly hosts: readonly string[];
}

const ecdsaWithSha256 = der.sequence(der.oid("1.2.840.10045.4.3.2"));

/**
 * An X.509 certificate in PEM, valid from 2020 to 2049 so that tests may move the clock.
 *
 * @internal
 */
export function certificatePem(request: CertificateRequest): string {
  const isAuthority = request.hosts.length === 0;
  const extensions = [
    extension("2.5.29.19", der.sequence(...(isAuthority ? [der.boolean(true)] : [])), "critical"),
    extension(
      "2.5.29.15",
      isAuthority ? der.bitString(Buffer.from([0x06]), 1) : der.bitString(Buffer.from([0x80]), 7),
      "critical",
    ),
    extension("2.5.29.14", der.octetString(keyId(request.publicKey))),
    extension("2.5.29.35", der.sequence(der.implicit(0, keyId(request.issuer.publicKey)))),
    ...(isAuthority
      ? []
      : [
          extension("2.5.29.37", der.sequence(der.oid("1.3.6.1.5.5.7.3.1"))),
          extension("2.5.29.17", der.sequence(...request.hosts.map(generalName))),
        ]),
  ];
  const body = der.sequence(
    der.explicit(0, der.integer(Buffer.from([2]))),
    der.integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    ecdsaWithSha256,
    name(request.issuer.name),
    der.sequence(der.utcTime(new Date("2020-01-01T00:00:00Z")), der.utcTime(new Date("2049-12-31T00:00:00Z"))),
    name(request.subject),
    request.publicKey.export({ type: "spki", format: "der" }),
    der.explicit(3, der.sequence(...extensions)),
  );
  const signature = sign("sha256", body, request.issuer.privateKey);
  const certificate = der.sequence(body, ecdsaWithSha256, der.bitString(signature));
  const lines = certificate.toString("base64").match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}

function extension(oid: string, value: Buffer, critical?: "critical"): Buffer {
  const flag = critical === undefined ? [] : [der.boolean(true)];
  return der.sequence(der.oid(oid), ...flag, der.octetString(value));
}

function name(commonName: string): Buffer {
  return der.sequence(der.set(der.sequence(der.oid("2.5.4.3"), der.utf8String(commonName))));
}

function generalName(host: string): Buffer {
  return isIPv4(host) ? der.implicit(7, Buffer.from(host.split(".").map(Number))) : der.implicit(2, Buffer.from(host));
}

/** How authority and certificate refer to a key: the hash of its encoding. */
function keyId(key: KeyObject): Buffer {
  return createHash("sha1")
    .update(key.export({ type: "spki", format: "der" }))
    .digest();
}
