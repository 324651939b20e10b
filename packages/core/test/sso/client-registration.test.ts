import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { registrationRequest } from "../../src/sso/sign-in/client-registration.ts";
import {
  type ClientRegistration,
  isReusable,
  parseRegistration,
  printRegistration,
  registrationFile,
} from "../../src/sso/sign-in/client-registration-file.ts";
import { plainEndpoint, type SsoSession } from "../../src/sso/sso-session.ts";

const session: SsoSession = {
  name: "dev",
  startUrl: "https://d-1234567890.awsapps.com/start",
  region: "eu-central-1",
  scopes: ["sso:account:access"],
  endpoint: plainEndpoint,
};

describe("the name of a registration file", () => {
  // Computed with Python: sha1(json.dumps({...}, sort_keys=True)), as the AWS CLI does.
  it.each([
    { name: "a session", told: {}, key: "d81a50c777215bc2cbb2a0bcf47d95f231201089" },
    {
      name: "nasty characters, several scopes and no session",
      told: {
        name: undefined,
        region: "us-east-1",
        startUrl: 'https://d-1234567890.awsapps.com/start/é"\\\u007f😀\t',
        scopes: ["sso:account:access", "codewhisperer:completions"],
      },
      key: "6cb0698f84481f8c58114407fd91a779c2236f67",
    },
  ])("is the AWS CLI's for $name", ({ told, key }) => {
    expect(basename(registrationFile("/home/me", { ...session, ...told }))).toBe(`${key}.json`);
  });
});

const now = Date.parse("2026-11-20T12:00:00Z");
const forDevices = '{"clientId":"c","clientSecret":"CANARY","expiresAt":"2027-01-01T00:00:00Z","scopes":["sso:account:access"]}';
const forCodes = forDevices.replace("}", ',"grantTypes":["authorization_code","refresh_token"]}');

describe("parseRegistration", () => {
  it("reads both of the AWS CLI's forms, and writes what it read", () => {
    for (const text of [forDevices, forCodes]) {
      expect(printRegistration(parseRegistration(text) as ClientRegistration)).toBe(text);
    }
    expect(parseRegistration(forCodes)?.grantTypes).toEqual(["authorization_code", "refresh_token"]);
  });

  it.each([
    { name: "a torn file", text: forCodes.slice(0, 40) },
    { name: "a file without a secret", text: forCodes.replace('"clientSecret":"CANARY",', "") },
    { name: "a file without an end", text: forCodes.replace("2027-01-01T00:00:00Z", "") },
  ])("takes $name for none", ({ text }) => {
    expect(parseRegistration(text)).toBeUndefined();
  });
});

describe("isReusable", () => {
  const until = (text: string, expiresAt: string) =>
    parseRegistration(text.replace("2027-01-01T00:00:00Z", expiresAt)) as ClientRegistration;
  const soon = "2026-11-20T12:14:59Z";
  it.each([
    {
      name: "one for codes, for a code",
      registration: until(forCodes, "2027-01-01T00:00:00Z"),
      grant: "authorization-code",
      reusable: true,
    },
    {
      name: "one for devices, for a device",
      registration: until(forDevices, "2027-01-01T00:00:00Z"),
      grant: "device-code",
      reusable: true,
    },
    {
      name: "one for codes, for a device",
      registration: until(forCodes, "2027-01-01T00:00:00Z"),
      grant: "device-code",
      reusable: false,
    },
    {
      name: "one for devices, for a code",
      registration: until(forDevices, "2027-01-01T00:00:00Z"),
      grant: "authorization-code",
      reusable: false,
    },
    {
      name: "one that ends within a quarter of an hour",
      registration: until(forCodes, soon),
      grant: "authorization-code",
      reusable: false,
    },
    {
      name: "one that just lasts",
      registration: until(forCodes, "2026-11-20T12:15:00Z"),
      grant: "authorization-code",
      reusable: true,
    },
  ] as const)("judges $name", ({ registration, grant, reusable }) => {
    expect(isReusable(registration, grant, now)).toBe(reusable);
  });
});

describe("registrationRequest", () => {
  it("asks for the code and refreshes, with a redirect that has no port, and never for devices besides", () => {
    expect(registrationRequest(session, session.startUrl, "authorization-code")).toEqual({
      clientName: "aws-temp-dev",
      clientType: "public",
      scopes: ["sso:account:access"],
      grantTypes: ["authorization_code", "refresh_token"],
      redirectUris: ["http://127.0.0.1/oauth/callback"],
      issuerUrl: session.startUrl,
    });
  });

  it("asks for devices by saying nothing of grants", () => {
    const request = registrationRequest({ ...session, name: undefined }, session.startUrl, "device-code");
    expect(request).toEqual({ clientName: "aws-temp", clientType: "public", scopes: ["sso:account:access"] });
  });
});
