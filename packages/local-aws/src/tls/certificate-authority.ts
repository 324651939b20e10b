import { generateKeyPairSync } from "node:crypto";
import { createSecureContext, type SecureContext } from "node:tls";
import { certificatePem } from "./certificate.ts";

const authorityName = "aws-temp local AWS test authority";

/**
 * A certificate authority that lives as long as the process: nothing to expire in a repository, no private key in one. It
 * certifies any host name, so that requests for real endpoints can be led here through a proxy.
 *
 * @public
 */
export class CertificateAuthority {
  readonly #keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  readonly #contexts = new Map<string, SecureContext>();
  /** The authority's own certificate, for `ca_bundle`. */
  readonly pem = certificatePem({ subject: authorityName, publicKey: this.#keys.publicKey, issuer: this.#issuer(), hosts: [] });

  certificateFor(host: string): { readonly cert: string; readonly key: string } {
    const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const hosts = host === "localhost" ? ["localhost", "127.0.0.1"] : [host];
    const cert = certificatePem({ subject: host, publicKey, issuer: this.#issuer(), hosts });
    return { cert, key: privateKey.export({ type: "pkcs8", format: "pem" }).toString() };
  }

  contextFor(host: string): SecureContext {
    const context = this.#contexts.get(host) ?? createSecureContext(this.certificateFor(host));
    this.#contexts.set(host, context);
    return context;
  }

  #issuer() {
    return { name: authorityName, ...this.#keys };
  }
}
