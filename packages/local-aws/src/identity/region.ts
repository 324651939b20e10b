const partitions: readonly (readonly [partition: string, regions: RegExp])[] = [
  ["aws", /^(?:us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\d$/],
  ["aws-cn", /^cn-[a-z]+-\d$/],
  ["aws-us-gov", /^us-gov-[a-z]+-\d$/],
  ["aws-eusc", /^eusc-[a-z]+-[a-z]+-\d$/],
  ["aws-iso", /^us-iso-[a-z]+-\d$/],
  ["aws-iso-b", /^us-isob-[a-z]+-\d$/],
  ["aws-iso-e", /^eu-isoe-[a-z]+-\d$/],
  ["aws-iso-f", /^us-isof-[a-z]+-\d$/],
];

/**
 * The partition of a region; `undefined` for what cannot be a region's name.
 *
 * @internal
 */
export function partitionOfRegion(region: string): string | undefined {
  return partitions.find(([, regions]) => regions.test(region))?.[0];
}

/**
 * The region that an AWS host name stands for. Behind a proxy, requests keep the host of the endpoint that they were meant for;
 * for loopback, and whatever else is not AWS's, there is no such region.
 *
 * @internal
 */
export function regionOfHost(host: string): string | undefined {
  const name = host.toLowerCase().replace(/:\d+$/, "");
  if (name === "sts.amazonaws.com") return "us-east-1";
  return /^sts(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.(?:com|com\.cn|eu)|api\.aws|api\.amazonwebservices\.com\.cn)$/.exec(
    name,
  )?.[1];
}
