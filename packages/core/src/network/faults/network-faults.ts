import { endpointVariable } from "../endpoint-variable.ts";
import type { CallCircumstances, Fault, FaultRow } from "./fault.ts";

const networkCode =
  (...codes: readonly string[]) =>
  ({ origin, code }: Fault) =>
    origin === "network" && codes.includes(code ?? "");

const untrusted = [
  "CERT_UNTRUSTED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "CERT_SIGNATURE_FAILURE",
  "CERT_REJECTED",
  "INVALID_CA",
];

const correctProxy = "Correct HTTPS_PROXY, HTTP_PROXY or ALL_PROXY; or exempt the host with NO_PROXY.";

/**
 * How the service that was called is named in messages.
 *
 * @internal
 */
export interface CallWords<Circumstances> {
  /** The service's id: `STS`, `SSO`, `SSO OIDC`. */
  readonly service: string;
  /** The call as a sentence names it: `GetCallerIdentity for profile dev`. */
  readonly call: (circumstances: Circumstances) => string;
}

/**
 * What goes wrong between this machine and AWS, proxy included: the same for every service.
 *
 * @internal
 */
export function networkFaults<Circumstances extends CallCircumstances>({
  service,
  call,
}: CallWords<Circumstances>): readonly FaultRow<Circumstances>[] {
  const variable = endpointVariable(service);
  const at = ({ endpoint, region }: CallCircumstances) => (endpoint === "" ? `${service} in ${region}` : endpoint);
  return [
    {
      code: "PROXY_FAILED",
      when: (fault, c) =>
        c.proxy !== undefined && (c.tunnelStatus === 407 || (fault.origin === "garbled" && fault.status === 407)),
      message: (_, c) => `The proxy ${c.proxy} asks for a user name and password (HTTP 407).`,
      hints: () => ["Put them into the proxy's address, percent-encoded: HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT"],
    },
    {
      code: "PROXY_FAILED",
      when: (_, c) => c.proxy !== undefined && c.tunnelStatus !== undefined && c.tunnelStatus !== 200,
      message: (_, c) => `The proxy ${c.proxy} did not connect to ${at(c)} (HTTP ${c.tunnelStatus}).`,
      hints: () => ["Ask the administrator of the proxy to allow the host.", correctProxy],
    },
    {
      code: "TLS_UNTRUSTED",
      when: networkCode(...untrusted),
      message: (fault, c) => `The certificate of ${at(c)} is not trusted (${fault.code}).`,
      hints: (_, c) => [
        c.caBundle === undefined
          ? `If a proxy inspects TLS, set ca_bundle ${inProfile(c)} (or AWS_CA_BUNDLE) to a PEM file with its certificate.`
          : `Add the issuer's certificate to ${c.caBundle}; the bundle replaces the built-in certificates.`,
      ],
    },
    {
      code: "TLS_UNTRUSTED",
      when: networkCode("CERT_HAS_EXPIRED", "CERT_NOT_YET_VALID"),
      message: (fault, c) => `The certificate of ${at(c)} is not valid at this machine's time (${fault.code}).`,
      hints: () => [
        "Check this machine's clock first.",
        "If it is right, ask the administrator of the endpoint or proxy to renew the certificate.",
      ],
    },
    {
      code: "TLS_UNTRUSTED",
      when: networkCode("ERR_TLS_CERT_ALTNAME_INVALID"),
      message: (_, c) => `The certificate that ${at(c)} shows is for another host.`,
      hints: () => ["Check the endpoint's address, and whether the network (hotel, company) redirects it."],
    },
    {
      code: "AWS_UNAVAILABLE",
      when: ({ code }) => code === "ANSWER_TOO_LARGE",
      message: (fault, c) => `${at(c)} ${fault.message} in answer to ${call(c)}, which is more than AWS ever sends.`,
      hints: (_, c) => [
        c.customEndpoint
          ? `Check that the custom endpoint speaks ${service}.`
          : "Check whether the network (hotel, company) answers in AWS's place.",
      ],
    },
    {
      code: "NETWORK_UNREACHABLE",
      when: networkCode("ANSWER_TOO_SLOW"),
      message: (fault, c) => `${at(c)} ${fault.message}, asked for ${call(c)}.`,
      hints: () => ["Try again, or allow more time: --timeout 120s"],
    },
    {
      code: "PROXY_FAILED",
      when: (fault, c) => fault.origin === "network" && c.proxy !== undefined && c.tunnelStatus === undefined,
      message: (fault, c) => `The proxy ${c.proxy} could not be used: ${reason(fault)}.`,
      hints: () => [correctProxy],
    },
    {
      code: "NETWORK_UNREACHABLE",
      when: (fault) => fault.origin === "network" && (fault.code === "EPROTO" || /^ERR_SSL_/.test(fault.code ?? "")),
      message: (fault, c) => `${at(c)} does not speak TLS as expected (${fault.code}).`,
      hints: () => ["Check whether the endpoint's address should begin with http://, or has another port."],
    },
    {
      code: "NETWORK_UNREACHABLE",
      when: networkCode("ENOTFOUND"),
      message: (_, c) => `No host has the name in ${at(c)}.`,
      hints: (_, c) => [
        c.customEndpoint
          ? `Correct endpoint_url in the profile, or ${variable} or AWS_ENDPOINT_URL.`
          : `Check that ${c.region} is a region, and that this machine is online.`,
      ],
    },
    {
      code: "NETWORK_UNREACHABLE",
      when: (fault) => fault.origin === "network",
      message: (fault, c) => `${at(c)} could not be reached for ${call(c)}: ${reason(fault)}.`,
      hints: (_, c) => [
        c.customEndpoint
          ? `Check that the custom endpoint is running: endpoint_url in the profile, ${variable} or AWS_ENDPOINT_URL.`
          : "Check this machine's network. Behind a proxy, set HTTPS_PROXY.",
      ],
    },
    {
      code: "AWS_UNAVAILABLE",
      when: (fault) => fault.origin === "garbled",
      message: (fault, c) =>
        `What ${at(c)} answered to ${call(c)}${fault.status === undefined ? "" : ` (HTTP ${fault.status})`} is not an answer of AWS.`,
      hints: (_, c) => [
        c.customEndpoint
          ? `Check that the custom endpoint speaks ${service}.`
          : "Try again; check whether the network (hotel, company) answers in AWS's place.",
      ],
    },
    {
      code: "PROFILE_CONFLICT",
      when: (fault) => fault.origin === "local" && fault.code === "EndpointError",
      message: (fault, c) => `${service} has no such endpoint in ${c.region}: ${fault.message}`,
      hints: () => ["Remove use_fips_endpoint or use_dualstack_endpoint, or choose another region."],
    },
  ];
}

const reasons: Readonly<Record<string, string>> = {
  EAI_AGAIN: "the name could not be looked up (no network?)",
  ENOTFOUND: "no host has that name",
  ECONNREFUSED: "the connection was refused",
  ECONNRESET: "the connection was cut off",
  EPIPE: "the connection was cut off",
  EHOSTUNREACH: "there is no route to the host",
  ENETUNREACH: "there is no network",
  ETIMEDOUT: "there was no answer in time",
  TimeoutError: "there was no answer in time",
};

function reason({ code, message }: Fault): string {
  return reasons[code ?? ""] ?? `${message.replace(/\.$/, "")}`;
}

function inProfile({ profile }: CallCircumstances): string {
  return profile === undefined ? "in the profile" : `in profile ${profile}`;
}
