import { describe, expect, it } from "vitest";
import type { Fault } from "../../src/network/faults/fault.ts";
import { judgeSsoFault } from "../../src/sso/client/judge-sso-fault.ts";
import type { SsoCircumstances, SsoService } from "../../src/sso/client/sso-call.ts";

const aws: Fault = {
  origin: "aws",
  code: undefined,
  message: "AWS's words.",
  status: 400,
  requestId: undefined,
  attempts: 1,
  serverTime: undefined,
  cause: undefined,
};

const circumstances: SsoCircumstances = {
  operation: "GetRoleCredentials",
  profile: "dev",
  session: "the SSO session acme",
  accountId: "111122223333",
  roleName: "Admin",
  region: "eu-west-1",
  customEndpoint: false,
  caBundle: undefined,
  endpoint: "https://portal.sso.eu-west-1.amazonaws.com",
  proxy: undefined,
  tunnelStatus: undefined,
};

const judge = (service: SsoService, fault: Partial<Fault>, told: Partial<SsoCircumstances> = {}) =>
  judgeSsoFault(service, { ...aws, ...fault }, { ...circumstances, ...told });

const signIn = { operation: "CreateToken", accountId: undefined, roleName: undefined } as const;

describe("a fault of the portal", () => {
  it.each([
    {
      name: "a token that is not taken",
      fault: { code: "UnauthorizedException", status: 401 },
      code: "SIGN_IN_NEEDED",
      hint: /aws-temp login dev/,
    },
    {
      name: "a role that is not assigned",
      fault: { code: "ForbiddenException", status: 403 },
      code: "ROLE_NOT_ASSIGNED",
      hint: /aws-temp sso roles --profile dev/,
    },
    { name: "a refusal without a type", fault: { origin: "garbled", status: 403 }, code: "ROLE_NOT_ASSIGNED" },
    {
      name: "the same from a proxy",
      fault: { origin: "garbled", status: 403 },
      told: { proxy: "proxy:3128" },
      code: "AWS_UNAVAILABLE",
    },
    {
      name: "an account that is not there",
      fault: { code: "ResourceNotFoundException", status: 404 },
      code: "ROLE_NOT_ASSIGNED",
    },
    {
      name: "a list that is not given",
      fault: { code: "ForbiddenException", status: 403 },
      told: { operation: "ListAccountRoles" },
      code: "ACCESS_DENIED",
      hint: /sso accounts/,
    },
    {
      name: "a value that is none",
      fault: { code: "InvalidRequestException" },
      code: "INVALID_VALUE",
      says: /AWS's words\.$/,
      hint: /twelve digits/,
    },
    { name: "throttling", fault: { code: "TooManyRequestsException", status: 429 }, code: "THROTTLED" },
    { name: "throttling without a type", fault: { origin: "garbled", status: 429 }, code: "THROTTLED" },
    { name: "a server error", fault: { code: "InternalServerException", status: 500 }, code: "AWS_UNAVAILABLE" },
    { name: "something new", fault: { code: "NewException" }, code: "AWS_REFUSED", says: /NewException/ },
    { name: "an answer that is none", fault: { origin: "garbled", status: 200 }, code: "AWS_UNAVAILABLE" },
    { name: "no network", fault: { origin: "network", code: "EAI_AGAIN", status: undefined }, code: "NETWORK_UNREACHABLE" },
    {
      name: "a custom endpoint that is not there",
      fault: { origin: "network", code: "ECONNREFUSED", status: undefined },
      told: { customEndpoint: true },
      code: "NETWORK_UNREACHABLE",
      hint: /AWS_ENDPOINT_URL_SSO /,
    },
  ] as const)("tells $name", ({ fault, code, ...rest }) => {
    const { told, says, hint } = rest as { told?: Partial<SsoCircumstances>; says?: RegExp; hint?: RegExp };
    const error = judge("SSO", fault, told);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(says ?? /[.)]$/);
    if (hint !== undefined) expect(error.hints).toContainEqual(expect.stringMatching(hint));
  });

  it("names account and role as data", () => {
    expect(judge("SSO", { code: "ForbiddenException", status: 403 }).data).toMatchObject({
      accountId: "111122223333",
      roleName: "Admin",
    });
  });
});

describe("a fault of the sign-in service", () => {
  it.each([
    { name: "a denial", fault: { code: "AccessDeniedException" }, code: "SIGN_IN_DENIED", says: /denied: AWS's words\.$/ },
    {
      name: "a denial without words",
      fault: { code: "AccessDeniedException", message: "UnknownError" },
      code: "SIGN_IN_DENIED",
      says: /denied\.$/,
    },
    { name: "a code whose time is over", fault: { code: "ExpiredTokenException" }, code: "SIGN_IN_EXPIRED" },
    { name: "a grant that is not taken", fault: { code: "InvalidGrantException" }, code: "SIGN_IN_FAILED" },
    {
      name: "a scope that is none",
      fault: { code: "InvalidScopeException" },
      code: "SIGN_IN_FAILED",
      hint: /sso_registration_scopes/,
    },
    { name: "a client that is forgotten", fault: { code: "InvalidClientException", status: 401 }, code: "SIGN_IN_FAILED" },
    {
      name: "an instance that is not there",
      fault: { code: "InvalidRequestException" },
      told: { operation: "StartDeviceAuthorization" },
      code: "SIGN_IN_FAILED",
      hint: /sso_start_url and sso_region/,
    },
    {
      name: "an instance without PKCE",
      fault: { code: "UnsupportedGrantTypeException" },
      code: "SIGN_IN_FAILED",
      hint: /--use-device-code/,
    },
    { name: "throttling", fault: { code: "SlowDown", status: 429 }, code: "THROTTLED" },
    { name: "a server error", fault: { code: "InternalServerException", status: 500 }, code: "AWS_UNAVAILABLE" },
    {
      name: "a custom endpoint that is not there",
      fault: { origin: "network", code: "ENOTFOUND", status: undefined },
      told: { customEndpoint: true },
      code: "NETWORK_UNREACHABLE",
      hint: /AWS_ENDPOINT_URL_SSO_OIDC/,
    },
  ] as const)("tells $name", ({ fault, code, ...rest }) => {
    const { told, says, hint } = rest as { told?: Partial<SsoCircumstances>; says?: RegExp; hint?: RegExp };
    const error = judge("SSO OIDC", fault, { ...signIn, ...told });
    expect(error.code).toBe(code);
    expect(error.message).toMatch(says ?? /[.)]$/);
    if (hint !== undefined) expect(error.hints).toContainEqual(expect.stringMatching(hint));
  });

  it("names the command without a profile where there is none", () => {
    const error = judge("SSO OIDC", { code: "ExpiredTokenException" }, { ...signIn, profile: undefined });
    expect(error.hints).toContainEqual(expect.stringContaining("aws-temp login PROFILE"));
  });
});
