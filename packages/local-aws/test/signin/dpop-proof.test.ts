import { sign } from "node:crypto";
import { describe, expect, it } from "vitest";
import { verifyDpopProof } from "../../src/signin/dpop-proof.ts";
import { start } from "../local-world.ts";
import { approvedCode, newKey, type ProofChanges, proofOf, rawSignature, token } from "./signin-client.ts";

describe("the proof of RFC 9449 §4.1", () => {
  const proof = [
    "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCR",
    "nMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwia",
    "HRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLv",
    "qRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg",
  ].join("");
  const question = { proof, method: "POST", url: "https://server.example.com/token", now: 1_562_262_616_000 };

  it("is good, of the key that §6.1 names", () => {
    expect(verifyDpopProof(question)).toEqual({
      thumbprint: "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I",
      id: "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I -BwC3ESc6acc2lTc",
      goodUntil: 1_562_262_916_000,
    });
  });

  it.each([
    { name: "another method", change: { method: "GET" }, problem: "The DPoP proof's htm is not the request's method" },
    {
      name: "another address",
      change: { url: "https://server.example.com/other" },
      problem: "The DPoP proof's htu is not https://server.example.com/other",
    },
    { name: "later", change: { now: 1_562_262_917_000 }, problem: "The DPoP proof's iat is not now" },
    { name: "earlier", change: { now: 1_562_262_315_000 }, problem: "The DPoP proof's iat is not now" },
    { name: "no proof", change: { proof: undefined }, problem: "The DPoP header is missing" },
    { name: "two proofs", change: { proof: `${proof},${proof}` }, problem: "The DPoP proof is not a JWT" },
    {
      name: "another signature",
      change: { proof: `${proof.slice(0, -10)}AAAAAAAAAA` },
      problem: "The DPoP proof's signature does not fit its key",
    },
  ])("is refused for $name", ({ change, problem }) => {
    expect(verifyDpopProof({ ...question, ...change })).toEqual({ problem });
  });
});

const key = newKey();
const { x, y, d } = key.export({ format: "jwk" });
const jwk = { kty: "EC", crv: "P-256", x, y };
const privateJwk = { ...jwk, d };

it.each<{ name: string; changes: ProofChanges; says: string }>([
  { name: "another type", changes: { header: { typ: "JWT" } }, says: "typ must be dpop+jwt" },
  { name: "another algorithm", changes: { header: { alg: "ES384" } }, says: "alg must be ES256" },
  { name: "no algorithm", changes: { header: { alg: "none" } }, says: "alg must be ES256" },
  { name: "no key", changes: { header: { jwk: undefined } }, says: "jwk must be a public key" },
  { name: "a private key", changes: { header: { jwk: privateJwk } }, says: "jwk must be a public key" },
  {
    name: "a coordinate without its leading zero",
    changes: { header: { jwk: { ...jwk, x: x?.slice(1) } } },
    says: "jwk must be",
  },
  { name: "no point of the curve", changes: { header: { jwk: { ...jwk, x: y } } }, says: "no point of the curve" },
  { name: "someone else's key", changes: { signature: (input) => rawSignature(input, newKey()) }, says: "does not fit its key" },
  { name: "a signature in ASN.1", changes: { signature: (input, own) => sign("sha256", input, own) }, says: "must be 64 bytes" },
  { name: "another method", changes: { claims: { htm: "GET" } }, says: "htm is not" },
  { name: "the method in small letters", changes: { claims: { htm: "post" } }, says: "htm is not" },
  {
    name: "another address",
    changes: { claims: { htu: "https://eu-central-1.signin.aws.amazon.com/v1/token" } },
    says: "htu is not",
  },
  { name: "no time", changes: { claims: { iat: undefined } }, says: "iat must be whole seconds" },
  { name: "milliseconds", changes: { claims: { iat: Date.now() } }, says: "iat is not now" },
  { name: "fractions of a second", changes: { claims: { iat: Date.now() / 1000 + 0.0001 } }, says: "iat must be whole seconds" },
  { name: "no id", changes: { claims: { jti: undefined } }, says: "has no jti" },
])("refuses a proof with $name, and leaves the code unspent", async ({ changes, says }) => {
  const aws = await start();
  const body = await approvedCode(aws);
  const refused = await token(aws, body, proofOf(aws, key, changes));
  expect(refused).toMatchObject({
    status: 400,
    type: "ValidationException",
    document: { error: "INVALID_REQUEST", message: expect.stringContaining(says) },
  });
  expect(await token(aws, body, proofOf(aws, key))).toMatchObject({ status: 200 });
});

it("takes each proof once", async () => {
  const aws = await start();
  const proof = proofOf(aws, key);
  expect(await token(aws, await approvedCode(aws), proof)).toMatchObject({ status: 200 });
  expect(await token(aws, await approvedCode(aws), proof)).toMatchObject({
    status: 400,
    document: { message: "The DPoP proof was used before" },
  });
});

it("asks for a proof", async () => {
  const aws = await start();
  expect(await token(aws, await approvedCode(aws), undefined)).toMatchObject({
    status: 400,
    type: "ValidationException",
    document: { error: "INVALID_REQUEST", message: "The DPoP header is missing" },
  });
});
