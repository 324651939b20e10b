/**
 * The partitions of AWS: separate sets of regions with identities, host names and consoles of their own.
 * Source: the SDKs' partitions.json (aws-facts.md §7).
 *
 * @public
 */
export interface Partition {
  readonly id: "aws" | "aws-cn" | "aws-us-gov" | "aws-iso" | "aws-iso-b" | "aws-iso-e" | "aws-iso-f" | "aws-eusc";
  readonly dnsSuffix: string;
  /** The console is at `console.` and `REGION.console.` of it, the sign-in service at `signin.` and `REGION.signin.`. */
  readonly consoleDomain: string;
  /** The region whose STS answers when neither profile nor environment names one. */
  readonly defaultRegion: string;
  readonly regions: RegExp;
}

const commercial: Partition = {
  id: "aws",
  dnsSuffix: "amazonaws.com",
  consoleDomain: "aws.amazon.com",
  defaultRegion: "us-east-1",
  regions: /^(?:(?:us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\d+|aws-global)$/,
};

const partitions: readonly Partition[] = [
  commercial,
  {
    id: "aws-cn",
    dnsSuffix: "amazonaws.com.cn",
    consoleDomain: "amazonaws.cn",
    defaultRegion: "cn-north-1",
    regions: /^cn-[a-z]+-\d+$/,
  },
  {
    id: "aws-us-gov",
    dnsSuffix: "amazonaws.com",
    consoleDomain: "amazonaws-us-gov.com",
    defaultRegion: "us-gov-west-1",
    regions: /^us-gov-[a-z]+-\d+$/,
  },
  {
    id: "aws-iso",
    dnsSuffix: "c2s.ic.gov",
    consoleDomain: "c2shome.ic.gov",
    defaultRegion: "us-iso-east-1",
    regions: /^us-iso-[a-z]+-\d+$/,
  },
  {
    id: "aws-iso-b",
    dnsSuffix: "sc2s.sgov.gov",
    consoleDomain: "sc2shome.sgov.gov",
    defaultRegion: "us-isob-east-1",
    regions: /^us-isob-[a-z]+-\d+$/,
  },
  {
    id: "aws-iso-e",
    dnsSuffix: "cloud.adc-e.uk",
    consoleDomain: "csphome.adc-e.uk",
    defaultRegion: "eu-isoe-west-1",
    regions: /^eu-isoe-[a-z]+-\d+$/,
  },
  {
    id: "aws-iso-f",
    dnsSuffix: "csp.hci.ic.gov",
    consoleDomain: "csphome.hci.ic.gov",
    defaultRegion: "us-isof-south-1",
    regions: /^us-isof-[a-z]+-\d+$/,
  },
  {
    id: "aws-eusc",
    dnsSuffix: "amazonaws.eu",
    consoleDomain: "amazonaws-eusc.eu",
    defaultRegion: "eusc-de-east-1",
    regions: /^eusc-de-[a-z]+-\d+$/,
  },
];

/**
 * The partition that a region belongs to. A region that no pattern knows (AWS adds some every year) is taken as commercial.
 *
 * @public
 */
export function partitionOfRegion(region: string): Partition {
  return partitions.find((partition) => partition.regions.test(region)) ?? commercial;
}

/**
 * The partition with the given id, as it is in an ARN (`arn:aws-cn:…`); `undefined` when AWS has none of that name.
 *
 * @public
 */
export function partitionById(id: string): Partition | undefined {
  return partitions.find((partition) => partition.id === id);
}
