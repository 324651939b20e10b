import type { FaultCase } from "./fault-case.ts";

const network = { origin: "network", status: undefined, requestId: undefined } as const;
const garbled = { origin: "garbled", code: undefined, message: "x" } as const;

export const networkCases: readonly FaultCase[] = [
  {
    name: "an unknown host",
    fault: { ...network, code: "ENOTFOUND" },
    code: "NETWORK_UNREACHABLE",
    says: /sts\.eu-west-1/,
    hint: /eu-west-1 is a region/,
  },
  {
    name: "an unknown custom host",
    fault: { ...network, code: "ENOTFOUND" },
    told: { customEndpoint: true },
    code: "NETWORK_UNREACHABLE",
    hint: /endpoint_url/,
  },
  { name: "no network", fault: { ...network, code: "EAI_AGAIN" }, code: "NETWORK_UNREACHABLE", says: /looked up/ },
  { name: "a refused connection", fault: { ...network, code: "ECONNREFUSED" }, code: "NETWORK_UNREACHABLE", says: /refused/ },
  { name: "a connection cut off", fault: { ...network, code: "ECONNRESET" }, code: "NETWORK_UNREACHABLE", says: /cut off/ },
  { name: "a time-out", fault: { ...network, code: "ETIMEDOUT" }, code: "NETWORK_UNREACHABLE", says: /no answer in time/ },
  {
    name: "a time-out of the SDK's",
    fault: { ...network, code: "TimeoutError" },
    code: "NETWORK_UNREACHABLE",
    says: /no answer in time/,
  },
  {
    name: "something new on the wire",
    fault: { ...network, code: "EWEIRD", message: "weird wire." },
    code: "NETWORK_UNREACHABLE",
    says: /weird wire\.$/,
  },
  {
    name: "plain HTTP where TLS was expected",
    fault: { ...network, code: "EPROTO" },
    code: "NETWORK_UNREACHABLE",
    hint: /http:\/\//,
  },
  {
    name: "a proxy that refuses connections",
    fault: { ...network, code: "ECONNREFUSED" },
    told: { proxy: "proxy:3128" },
    code: "PROXY_FAILED",
    says: /proxy:3128.*refused/,
    hint: /NO_PROXY/,
  },
  {
    name: "a proxy that wants a password for a tunnel",
    fault: garbled,
    told: { proxy: "proxy:3128", tunnelStatus: 407 },
    code: "PROXY_FAILED",
    says: /407/,
    hint: /USER:PASSWORD/,
  },
  {
    name: "a proxy that wants a password for a request",
    fault: { ...garbled, status: 407 },
    told: { proxy: "proxy:3128" },
    code: "PROXY_FAILED",
    says: /407/,
  },
  {
    name: "a proxy that forbids the host",
    fault: { ...garbled, status: 403 },
    told: { proxy: "proxy:3128", tunnelStatus: 403 },
    code: "PROXY_FAILED",
    says: /403/,
    hint: /allow the host/,
  },
  {
    name: "a connection cut off behind the proxy",
    fault: { ...network, code: "ECONNRESET" },
    told: { proxy: "proxy:3128", tunnelStatus: 200 },
    code: "NETWORK_UNREACHABLE",
  },
  {
    name: "a certificate of nobody",
    fault: { ...network, code: "SELF_SIGNED_CERT_IN_CHAIN" },
    code: "TLS_UNTRUSTED",
    hint: /ca_bundle in profile dev/,
  },
  {
    name: "a certificate that the bundle lacks",
    fault: { ...network, code: "UNABLE_TO_GET_ISSUER_CERT_LOCALLY" },
    told: { caBundle: "/etc/ca.pem" },
    code: "TLS_UNTRUSTED",
    hint: /\/etc\/ca\.pem/,
  },
  { name: "an expired certificate", fault: { ...network, code: "CERT_HAS_EXPIRED" }, code: "TLS_UNTRUSTED", hint: /clock/ },
  {
    name: "a certificate of another host",
    fault: { ...network, code: "ERR_TLS_CERT_ALTNAME_INVALID" },
    code: "TLS_UNTRUSTED",
    says: /another host/,
  },
  {
    name: "FIPS where there is none",
    fault: {
      origin: "local",
      code: "EndpointError",
      message: "FIPS is enabled but this partition does not support FIPS",
      status: undefined,
    },
    code: "PROFILE_CONFLICT",
    says: /FIPS/,
  },
  {
    name: "a fault of our own",
    fault: { origin: "local", code: "TypeError", message: "x is not a function", status: undefined },
    code: "UNEXPECTED",
    says: /x is not a function/,
  },
];
