import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { dpopProof } from "../../src/console-login/token/dpop.ts";
import { createDpopKey, printDpopKey, readDpopKey } from "../../src/console-login/token/dpop-key.ts";
import { Secret } from "../../src/model/secret.ts";
import { publicPart, sec1Key } from "./session-file.ts";
import { verifyJwt } from "./verify-proof.ts";

const pkcs8 = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgjpsQnnGQmL+YBIff
H1136cspYG6+0iY7X1fCE9+E9LKhRANCAAR/zc4ncPbEXUGDy+5v20t7WAczNXvp
7xO6z248e9FURcfxRM0bvZt+hyzf7bnuufSzaV1uqQskrYpGIyiFiOWt
-----END PRIVATE KEY-----
`;

const withoutCurve = `-----BEGIN EC PRIVATE KEY-----
MGsCAQEEII6bEJ5xkJi/mASH3x9dd+nLKWBuvtImO19XwhPfhPSyoUQDQgAEf83O
J3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEXH8UTNG72bfocs3+257rn0s2ld
bqkLJK2KRiMohYjlrQ==
-----END EC PRIVATE KEY-----`;

const scalarAlone =
  "-----BEGIN EC PRIVATE KEY-----\nMCUCAQEEII6bEJ5xkJi/mASH3x9dd+nLKWBuvtImO19XwhPfhPSy\n-----END EC PRIVATE KEY-----";

const pemOf = (type: "ec" | "rsa", options: object) =>
  String(
    (type === "ec"
      ? generateKeyPairSync("ec", options as { namedCurve: string })
      : generateKeyPairSync("rsa", options as { modulusLength: number })
    ).privateKey.export({ type: "pkcs8", format: "pem" }),
  );

describe("a session's key", () => {
  it.each([
    { name: "SEC1, as the AWS CLI writes it", pem: sec1Key },
    { name: "SEC1 with the line ends of Windows", pem: sec1Key.replaceAll("\n", "\r\n") },
    { name: "PKCS#8", pem: pkcs8 },
    { name: "SEC1 that does not name its curve", pem: withoutCurve },
    { name: "SEC1 with the bare number", pem: scalarAlone },
  ])("is read from $name, and written as the AWS CLI does", ({ pem }) => {
    const key = readDpopKey(new Secret(pem));
    expect(key?.export({ format: "jwk" })).toMatchObject(publicPart);
    expect(key && printDpopKey(key).reveal()).toBe(sec1Key);
  });

  it.each([
    { name: "of another curve", pem: pemOf("ec", { namedCurve: "secp384r1" }) },
    { name: "of another kind", pem: pemOf("rsa", { modulusLength: 1024 }) },
    { name: "that is torn", pem: sec1Key.slice(0, 90) },
    {
      name: "whose number is zero",
      pem: scalarAlone.replace("II6bEJ5xkJi/mASH3x9dd+nLKWBuvtImO19XwhPfhPSy", `IA${"A".repeat(42)}`),
    },
    { name: "that is none", pem: "hello" },
  ])("is none when it is a key $name", ({ pem }) => {
    expect(readDpopKey(new Secret(pem))).toBeUndefined();
  });

  it("is new for each session", () => {
    const [one, other] = [createDpopKey(), createDpopKey()].map((key) => printDpopKey(key).reveal());
    expect(one).toMatch(/^-----BEGIN EC PRIVATE KEY-----\n(?:[\w+/=]{1,64}\n)+-----END EC PRIVATE KEY-----\n$/);
    expect(one).not.toBe(other);
  });
});

describe("the judge of proofs in these tests", () => {
  const vector =
    "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
  const key = { kty: "EC", crv: "P-256", ...publicPart };

  it("takes the signature of RFC 7515, appendix A.3", async () => {
    expect((await verifyJwt(vector, key)).claims).toMatchObject({ iss: "joe" });
  });

  it("refuses it when one claim differs", async () => {
    await expect(verifyJwt(vector.replace("eyJpc3MiOiJqb2Ui", "eyJpc3MiOiJqaW0i"), key)).rejects.toThrow("does not fit");
  });
});

describe("dpopProof", () => {
  const key = readDpopKey(new Secret(sec1Key)) ?? createDpopKey();
  const proofOf = (url: string) => dpopProof({ key, method: "POST", url, now: 1_795_176_000_999, id: "id-1" });

  it("says what AWS asks for, signed by the key that it shows", async () => {
    const { header, claims } = await verifyJwt(proofOf("https://eu-west-1.signin.aws.amazon.com/v1/token"));
    expect(header).toEqual({ typ: "dpop+jwt", alg: "ES256", jwk: { kty: "EC", crv: "P-256", ...publicPart } });
    expect(claims).toEqual({
      htm: "POST",
      htu: "https://eu-west-1.signin.aws.amazon.com/v1/token",
      iat: 1_795_176_000,
      jti: "id-1",
    });
  });

  it.each([
    { name: "keeps a port", url: "http://127.0.0.1:4566/v1/token", htu: "http://127.0.0.1:4566/v1/token" },
    {
      name: "leaves out query and fragment",
      url: "https://x.example/base/v1/token?a=b#c",
      htu: "https://x.example/base/v1/token",
    },
    { name: "leaves out the scheme's own port", url: "https://x.example:443/v1/token", htu: "https://x.example/v1/token" },
  ])("$name", async ({ url, htu }) => {
    expect((await verifyJwt(proofOf(url))).claims["htu"]).toBe(htu);
  });

  it("signs with 64 bytes, whatever r and s begin with", () => {
    const lengths = Array.from({ length: 300 }, () => {
      const [, , signature = ""] = proofOf("https://x.example/v1/token").split(".");
      return Buffer.from(signature, "base64url").length;
    });
    expect(new Set(lengths)).toEqual(new Set([64]));
  });
});
