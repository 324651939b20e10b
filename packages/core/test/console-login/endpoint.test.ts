import { SigninClient } from "@aws-sdk/nested-clients/signin";
import { describe, expect, it } from "vitest";
import { signinAddress, signinRegion } from "../../src/console-login/endpoint.ts";

const plain = { url: undefined, fips: false, dualStack: false, caBundle: undefined };

describe("signinAddress", () => {
  it.each([
    { region: "us-east-1", address: "https://us-east-1.signin.aws.amazon.com" },
    { region: "cn-north-1", address: "https://cn-north-1.signin.amazonaws.cn" },
    { region: "us-gov-west-1", address: "https://us-gov-west-1.signin.amazonaws-us-gov.com" },
    { region: "eusc-de-east-1", address: "https://eusc-de-east-1.signin.amazonaws-eusc.eu" },
  ])("is AWS's own in $region", ({ region, address }) => {
    expect(signinAddress(region, plain)).toBe(address);
  });

  it.each([
    { name: "as it is", url: "http://127.0.0.1:4566", address: "http://127.0.0.1:4566" },
    { name: "with a path", url: "https://proxy.example/signin/", address: "https://proxy.example/signin" },
  ])("is the custom one $name", ({ url, address }) => {
    expect(signinAddress("eu-west-1", { ...plain, url })).toBe(address);
  });

  const regions = [
    ...["us-east-1", "eu-west-1", "cn-north-1", "us-gov-west-1", "us-gov-east-1", "eusc-de-east-1", "us-moon-1"],
    ...["us-iso-east-1", "us-isob-east-1", "eu-isoe-west-1", "us-isof-south-1"],
  ];
  const client = new SigninClient({ region: "us-east-1", credentials: { accessKeyId: "", secretAccessKey: "" } });

  it.each(regions)("agrees with the SDK's rules in %s, FIPS and dual stack included", (Region) => {
    const asked = [false, true].flatMap((fips) => [false, true].map((dualStack) => ({ fips, dualStack })));
    const theirs = asked.map(({ fips: UseFIPS, dualStack: UseDualStack }) => {
      const { url } = client.config.endpointProvider({ Region, UseFIPS, UseDualStack, IsControlPlane: false });
      return url.origin;
    });
    expect(asked.map((how) => signinAddress(Region, { ...plain, ...how }))).toEqual(theirs);
  });
});

describe("signinRegion", () => {
  const commercial = "arn:aws:iam::111122223333:user/alice";
  const chinese = "arn:aws-cn:iam::111122223333:user/alice";
  it.each([
    {
      name: "the session's own before the profile's",
      own: "us-east-2",
      configured: "eu-west-1",
      of: commercial,
      region: "us-east-2",
    },
    {
      name: "the profile's for a session that names none",
      own: undefined,
      configured: "eu-west-1",
      of: commercial,
      region: "eu-west-1",
    },
    {
      name: "the partition's first when no one names one",
      own: undefined,
      configured: undefined,
      of: chinese,
      region: "cn-north-1",
    },
    { name: "one of the identity's partition", own: undefined, configured: "eu-west-1", of: chinese, region: "cn-north-1" },
    { name: "a real one", own: undefined, configured: "aws-global", of: commercial, region: "us-east-1" },
    {
      name: "the profile's when the identity is not known yet",
      own: undefined,
      configured: "cn-north-1",
      of: undefined,
      region: "cn-north-1",
    },
    { name: "us-east-1 when nothing is known", own: undefined, configured: undefined, of: undefined, region: "us-east-1" },
  ])("is $name", ({ own, configured, of, region }) => {
    expect(signinRegion({ own, configured, loginSession: of })).toBe(region);
  });
});
