import { expect, it } from "vitest";
import { partitionOfRegion, regionOfHost } from "../../src/identity/region.ts";

it.each([
  { host: "sts.amazonaws.com", region: "us-east-1" },
  { host: "sts.eu-west-1.amazonaws.com", region: "eu-west-1" },
  { host: "STS.eu-west-1.amazonaws.com:443", region: "eu-west-1" },
  { host: "sts-fips.us-east-2.amazonaws.com", region: "us-east-2" },
  { host: "sts.ap-south-1.api.aws", region: "ap-south-1" },
  { host: "sts.cn-north-1.amazonaws.com.cn", region: "cn-north-1" },
  { host: "sts.cn-north-1.api.amazonwebservices.com.cn", region: "cn-north-1" },
  { host: "sts.eusc-de-east-1.amazonaws.eu", region: "eusc-de-east-1" },
  { host: "127.0.0.1:4566", region: undefined },
  { host: "sts.eu-west-1.amazonaws.com.example.org", region: undefined },
])("$host is the endpoint of $region", ({ host, region }) => {
  expect(regionOfHost(host)).toBe(region);
});

it.each([
  { region: "eu-central-1", partition: "aws" },
  { region: "mx-central-1", partition: "aws" },
  { region: "cn-northwest-1", partition: "aws-cn" },
  { region: "us-gov-west-1", partition: "aws-us-gov" },
  { region: "us-iso-east-1", partition: "aws-iso" },
  { region: "us-isob-east-1", partition: "aws-iso-b" },
  { region: "eu-isoe-west-1", partition: "aws-iso-e" },
  { region: "us-isof-south-1", partition: "aws-iso-f" },
  { region: "eusc-de-east-1", partition: "aws-eusc" },
  { region: "aws-global", partition: undefined },
])("$region lies in $partition", ({ region, partition }) => {
  expect(partitionOfRegion(region)).toBe(partition);
});
