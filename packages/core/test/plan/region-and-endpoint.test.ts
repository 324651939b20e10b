import { describe, expect, it } from "vitest";
import { keysOf, type PlanCase, planOf, role } from "./plan-of.ts";

describe("region and endpoint", () => {
  const config = (keys: Record<string, string>) => role("a", { source_profile: "u", ...keys });
  const exported = { AWS_CREDENTIAL_EXPIRATION: "2026-01-01T00:00:00Z", AWS_REGION: "us-west-2" };
  it.each<PlanCase & { name: string; config: string; region: string | undefined; endpoint?: object }>([
    { name: "the profile's", config: config({ region: "eu-west-1" }), region: "eu-west-1", endpoint: { region: "eu-west-1" } },
    { name: "the flag's", config: config({ region: "eu-west-1" }), request: { region: "eu-north-1" }, region: "eu-north-1" },
    {
      name: "the environment's before the profile's",
      config: config({ region: "eu-west-1" }),
      environment: { AWS_REGION: "us-west-2" },
      region: "us-west-2",
    },
    {
      name: "AWS_DEFAULT_REGION after AWS_REGION",
      config: config({}),
      environment: { AWS_DEFAULT_REGION: "us-west-1" },
      region: "us-west-1",
    },
    {
      name: "not the one that came with another profile's credentials",
      config: config({ region: "eu-west-1" }),
      environment: exported,
      region: "eu-west-1",
    },
    { name: "none is handed out when none is known", config: config({}), region: undefined, endpoint: { region: "us-east-1" } },
    {
      name: "a role of another partition is asked for there",
      config: "[profile a]\nrole_arn = arn:aws-cn:iam::444455556666:role/Admin\nsource_profile = u",
      region: undefined,
      endpoint: { region: "cn-north-1", partition: "aws-cn" },
    },
    {
      name: "endpoint_url",
      region: "any",
      config: config({ endpoint_url: "http://profile" }),
      endpoint: { url: "http://profile" },
    },
    {
      name: "services beats it",
      region: "any",
      config: `${config({ endpoint_url: "http://profile", services: "s" })}\n[services s]\nsts =\n  endpoint_url = http://service`,
      endpoint: { url: "http://service" },
    },
    {
      name: "the environment beats both",
      region: "any",
      config: `${config({ services: "s" })}\n[services s]\nsts =\n  endpoint_url = http://service`,
      environment: { AWS_ENDPOINT_URL: "http://global" },
      endpoint: { url: "http://global" },
    },
    {
      name: "its STS variable first",
      region: "any",
      config: config({}),
      environment: { AWS_ENDPOINT_URL: "http://global", AWS_ENDPOINT_URL_STS: "http://sts" },
      endpoint: { url: "http://sts" },
    },
    {
      name: "unless they are to be ignored",
      region: "any",
      config: config({ endpoint_url: "http://profile" }),
      environment: { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true" },
      endpoint: { url: undefined },
    },
    {
      name: "FIPS and dual stack",
      region: "any",
      config: config({ use_fips_endpoint: "true" }),
      environment: { AWS_USE_DUALSTACK_ENDPOINT: "TRUE" },
      endpoint: { fips: true, dualStack: true },
    },
    {
      name: "legacy STS and a CA bundle",
      region: "any",
      config: config({ sts_regional_endpoints: "legacy", ca_bundle: "/ca" }),
      endpoint: { legacyGlobal: true, caBundle: "/ca" },
    },
  ])("$name", (row) => {
    const { endpoint, request, config: text, environment } = row;
    const plan = planOf({
      credentials: keysOf("u"),
      config: text,
      environment: environment ?? {},
      request: { profile: "a", ...request },
    });
    if (row.region !== "any") expect(plan.region).toBe(row.region);
    expect(plan.steps[0]?.endpoint).toMatchObject(endpoint ?? {});
  });
});
