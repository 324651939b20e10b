import { describe, expect, it } from "vitest";
import { consoleDestination } from "../../src/console/destination.ts";
import { federationAddress, loginUrl } from "../../src/console/federation-address.ts";
import { servicePaths } from "../../src/console/service-paths.ts";
import { CredentialError } from "../../src/errors/credential-error.ts";
import { partitionById, partitionOfRegion } from "../../src/model/partition.ts";

const aws = partitionOfRegion("us-east-1");

it.each([
  {
    region: "us-east-1",
    endpoint: "https://signin.aws.amazon.com/federation",
    home: "https://us-east-1.console.aws.amazon.com/console/home?region=us-east-1",
  },
  {
    region: "eu-central-1",
    endpoint: "https://eu-central-1.signin.aws.amazon.com/federation",
    home: "https://eu-central-1.console.aws.amazon.com/console/home?region=eu-central-1",
  },
  {
    region: "cn-north-1",
    endpoint: "https://signin.amazonaws.cn/federation",
    home: "https://cn-north-1.console.amazonaws.cn/console/home?region=cn-north-1",
  },
  {
    region: "cn-northwest-1",
    endpoint: "https://cn-northwest-1.signin.amazonaws.cn/federation",
    home: "https://cn-northwest-1.console.amazonaws.cn/console/home?region=cn-northwest-1",
  },
  {
    region: "us-gov-west-1",
    endpoint: "https://signin.amazonaws-us-gov.com/federation",
    home: "https://us-gov-west-1.console.amazonaws-us-gov.com/console/home?region=us-gov-west-1",
  },
  {
    region: "us-gov-east-1",
    endpoint: "https://us-gov-east-1.signin.amazonaws-us-gov.com/federation",
    home: "https://us-gov-east-1.console.amazonaws-us-gov.com/console/home?region=us-gov-east-1",
  },
  {
    region: "eusc-de-east-1",
    endpoint: "https://eusc-de-east-1.signin.amazonaws-eusc.eu/federation",
    home: "https://eusc-de-east-1.console.amazonaws-eusc.eu/console/home?region=eusc-de-east-1",
  },
  {
    region: "us-iso-west-1",
    endpoint: "https://us-iso-west-1.signin.c2shome.ic.gov/federation",
    home: "https://us-iso-west-1.console.c2shome.ic.gov/console/home?region=us-iso-west-1",
  },
  {
    region: "us-isob-east-1",
    endpoint: "https://signin.sc2shome.sgov.gov/federation",
    home: "https://us-isob-east-1.console.sc2shome.sgov.gov/console/home?region=us-isob-east-1",
  },
  {
    region: "eu-isoe-west-1",
    endpoint: "https://signin.csphome.adc-e.uk/federation",
    home: "https://eu-isoe-west-1.console.csphome.adc-e.uk/console/home?region=eu-isoe-west-1",
  },
  {
    region: "us-isof-east-1",
    endpoint: "https://us-isof-east-1.signin.csphome.hci.ic.gov/federation",
    home: "https://us-isof-east-1.console.csphome.hci.ic.gov/console/home?region=us-isof-east-1",
  },
])("$region has its own console and sign-in", ({ region, endpoint, home }) => {
  const partition = partitionOfRegion(region);
  expect(federationAddress(partition, region, undefined)).toBe(endpoint);
  expect(consoleDestination({}, partition, region)).toBe(home);
});

it("takes the sign-in service's own address where one is configured", () => {
  expect(federationAddress(aws, "eu-west-1", "http://127.0.0.1:4000/")).toBe("http://127.0.0.1:4000/federation");
});

it("says all of the destination in the sign-in URL", () => {
  const destination = "https://eu-west-1.console.aws.amazon.com/ec2/home?region=eu-west-1#Instances:tag=a&b";
  const url = new URL(loginUrl("https://signin.aws.amazon.com/federation", "to+k/en=", destination));
  expect(Object.fromEntries(url.searchParams)).toEqual({ Action: "login", Destination: destination, SigninToken: "to+k/en=" });
});

describe("a service", () => {
  it.each([
    ["ec2", "https://eu-west-1.console.aws.amazon.com/ec2/home?region=eu-west-1"],
    ["EC2", "https://eu-west-1.console.aws.amazon.com/ec2/home?region=eu-west-1"],
    ["lambda", "https://eu-west-1.console.aws.amazon.com/lambda/home?region=eu-west-1"],
    ["dynamodb", "https://eu-west-1.console.aws.amazon.com/dynamodbv2/home?region=eu-west-1"],
    ["logs", "https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups"],
    ["iam", "https://console.aws.amazon.com/iam/home"],
    ["roles", "https://console.aws.amazon.com/iam/home#/roles"],
    ["some-new-service", "https://eu-west-1.console.aws.amazon.com/some-new-service/home?region=eu-west-1"],
    ["codesuite/codestar", "https://eu-west-1.console.aws.amazon.com/codesuite/codestar/home?region=eu-west-1"],
  ])("%s", (service, address) => {
    expect(consoleDestination({ service }, aws, "eu-west-1")).toBe(address);
  });

  it("each of the table gives an address in the console", () => {
    for (const service of servicePaths.keys()) {
      const { host, pathname } = new URL(consoleDestination({ service }, aws, "eu-west-1"));
      expect(host).toMatch(/^(?:eu-west-1\.)?console\.aws\.amazon\.com$/);
      expect(pathname, service).toMatch(/^\/[a-z0-9/-]+$/);
    }
  });

  it.each(["../evil", "a b", "//example.com", "", "x?y=1", "ec2#Instances:"])("cannot be called “%s”", (service) => {
    expect(() => consoleDestination({ service }, aws, "eu-west-1")).toThrow(CredentialError);
  });
});

describe("a destination", () => {
  it.each([
    ["/ec2/home#Instances:", "https://eu-west-1.console.aws.amazon.com/ec2/home#Instances:"],
    ["https://console.aws.amazon.com/iam/home?x=1#/roles", "https://console.aws.amazon.com/iam/home?x=1#/roles"],
    ["https://health.aws.amazon.com/health/status", "https://health.aws.amazon.com/health/status"],
  ])("%s", (destination, address) => {
    expect(consoleDestination({ destination }, aws, "eu-west-1")).toBe(address);
  });

  it.each([
    { name: "another partition's", destination: "https://us-gov-west-1.console.amazonaws-us-gov.com/ec2" },
    { name: "anybody's", destination: "https://example.com/" },
    { name: "one that ends alike", destination: "https://evilaws.amazon.com/" },
    { name: "one with the domain in front", destination: "https://console.aws.amazon.com.example.com/" },
    { name: "without TLS", destination: "http://console.aws.amazon.com/" },
    { name: "with a user name", destination: "https://console.aws.amazon.com@example.com/" },
    { name: "with a user of the right host", destination: "https://user@console.aws.amazon.com/" },
    { name: "a host behind slashes", destination: "//example.com/ec2" },
    { name: "a script", destination: "javascript:alert(1)" },
    { name: "a word", destination: "ec2" },
  ])("is not $name", ({ destination }) => {
    expect(() => consoleDestination({ destination }, aws, "eu-west-1")).toThrow(
      expect.objectContaining({ code: "INVALID_VALUE" }),
    );
  });

  it("names the partition's own console where it is another's", () => {
    const china = partitionById("aws-cn") ?? aws;
    expect(() => consoleDestination({ destination: "https://console.aws.amazon.com/" }, china, "cn-north-1")).toThrow(
      /aws-cn, which is amazonaws\.cn/,
    );
  });

  it("excludes a service", () => {
    expect(() => consoleDestination({ destination: "/ec2", service: "ec2" }, aws, "eu-west-1")).toThrow(
      expect.objectContaining({ code: "USAGE" }),
    );
  });
});
