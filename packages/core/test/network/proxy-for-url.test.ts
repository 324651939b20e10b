import { describe, expect, it } from "vitest";
import { proxyForUrl } from "../../src/network/proxy/proxy-for-url.ts";

const aws = "https://sts.eu-west-1.amazonaws.com";
const proxy = "http://proxy.example:3128";

describe("proxyForUrl", () => {
  it.each([
    { name: "goes directly without variables", url: aws, environment: {}, expected: undefined },
    {
      name: "takes HTTPS_PROXY for https",
      url: aws,
      environment: { HTTPS_PROXY: proxy, HTTP_PROXY: "http://other" },
      expected: proxy,
    },
    {
      name: "takes HTTP_PROXY for http",
      url: "http://a.example",
      environment: { HTTP_PROXY: proxy, HTTPS_PROXY: "http://other" },
      expected: proxy,
    },
    { name: "does not take HTTP_PROXY for https", url: aws, environment: { HTTP_PROXY: proxy }, expected: undefined },
    { name: "falls back to ALL_PROXY", url: aws, environment: { ALL_PROXY: proxy }, expected: proxy },
    {
      name: "prefers the scheme's own variable to ALL_PROXY",
      url: aws,
      environment: { ALL_PROXY: "http://other", HTTPS_PROXY: proxy },
      expected: proxy,
    },
    { name: "reads lower case", url: aws, environment: { https_proxy: proxy }, expected: proxy },
    { name: "prefers lower case", url: aws, environment: { https_proxy: proxy, HTTPS_PROXY: "http://other" }, expected: proxy },
    {
      name: "is switched off by an empty lower-case variable",
      url: aws,
      environment: { https_proxy: "", HTTPS_PROXY: proxy },
      expected: undefined,
    },
    { name: "counts an empty variable as unset", url: aws, environment: { HTTPS_PROXY: "" }, expected: undefined },
    { name: "adds a missing scheme", url: aws, environment: { HTTPS_PROXY: "proxy.example:3128" }, expected: proxy },
    {
      name: "keeps the proxy's credentials",
      url: aws,
      environment: { HTTPS_PROXY: "http://me:pw@p:1" },
      expected: "http://me:pw@p:1",
    },
  ])("$name", ({ url, environment, expected }) => {
    expect(proxyForUrl(new URL(url), environment)).toBe(expected);
  });

  it.each([
    { name: "a star", url: aws, list: "*", exempt: true },
    { name: "the exact host", url: aws, list: "sts.eu-west-1.amazonaws.com", exempt: true },
    { name: "the exact host in other case", url: aws, list: "STS.EU-WEST-1.amazonaws.com", exempt: true },
    { name: "a domain without a dot, as in the AWS CLI", url: aws, list: "amazonaws.com", exempt: true },
    { name: "a domain with a dot", url: aws, list: ".amazonaws.com", exempt: true },
    { name: "a domain with a star", url: aws, list: "*.amazonaws.com", exempt: true },
    { name: "no domain that merely ends the same", url: "https://notamazonaws.com", list: "amazonaws.com", exempt: false },
    { name: "no other host", url: aws, list: "example.com", exempt: false },
    { name: "one of many, with spaces", url: aws, list: "localhost, 127.0.0.1 ,  .amazonaws.com", exempt: true },
    { name: "one of many, separated by spaces alone", url: aws, list: "localhost .amazonaws.com", exempt: true },
    { name: "the default port, said", url: aws, list: "amazonaws.com:443", exempt: true },
    { name: "no other port", url: aws, list: "amazonaws.com:8443", exempt: false },
    { name: "a port of its own", url: "http://localhost:4566", list: "localhost:4566", exempt: true },
    { name: "an address", url: "http://127.0.0.1:4566", list: "127.0.0.1", exempt: true },
    { name: "an address with a port", url: "http://127.0.0.1:4566", list: "127.0.0.1:4566", exempt: true },
    { name: "a network", url: "http://10.20.30.40", list: "10.0.0.0/8", exempt: true },
    { name: "no other network", url: "http://11.20.30.40", list: "10.0.0.0/8", exempt: false },
    { name: "no network that is none", url: "http://10.20.30.40", list: "10.0.0.0/99,10/x", exempt: false },
    { name: "an IPv6 address", url: "http://[::1]:80", list: "::1", exempt: true },
    { name: "an IPv6 address in brackets with a port", url: "http://[fd00::2]:81", list: "[fd00::2]:81", exempt: true },
    { name: "an IPv6 network", url: "http://[fd00:1::2]", list: "fd00::/8", exempt: true },
    { name: "no address for a name", url: aws, list: "10.0.0.1", exempt: false },
    { name: "no suffix of an address", url: "http://10.0.0.1", list: "0.1", exempt: false },
    { name: "a host with a final dot", url: "https://sts.amazonaws.com.", list: "sts.amazonaws.com", exempt: true },
    { name: "nothing, when empty", url: aws, list: " , ", exempt: false },
  ])("exempts $name", ({ url, list, exempt }) => {
    const environment = { HTTPS_PROXY: proxy, HTTP_PROXY: proxy, no_proxy: list };
    expect(proxyForUrl(new URL(url), environment)).toBe(exempt ? undefined : proxy);
  });
});
