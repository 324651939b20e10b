import { CredentialError } from "../errors/credential-error.ts";
import type { Partition } from "../model/partition.ts";
import { type ServicePath, servicePaths } from "./service-paths.ts";

/**
 * Where in the console someone wants to go, as they said it. Nothing said is the console's home.
 *
 * @public
 */
export interface ConsoleTarget {
  /** A short name of `service-paths`, or any service's own word: `s3`, `ec2`, `sagemaker`. */
  readonly service?: string | undefined;
  /** An address of the console, or its path, beginning with `/`. */
  readonly destination?: string | undefined;
}

/**
 * The address in the console that a sign-in ends on.
 *
 * @param region - one of the partition's
 * @throws {CredentialError} `USAGE` when both are said, `INVALID_VALUE` for a service that can be none, and for an address of another
 * partition or outside of the console: AWS would sign in and show an error
 * @internal
 */
export function consoleDestination({ service, destination }: ConsoleTarget, partition: Partition, region: string): string {
  if (service !== undefined && destination !== undefined) {
    throw new CredentialError("USAGE", "--service and --destination both say where to go.", { hints: ["Name one of them."] });
  }
  const host = `https://${region}.console.${partition.consoleDomain}`;
  if (destination !== undefined) {
    return destination.startsWith("/") && !destination.startsWith("//")
      ? `${host}${destination}`
      : addressOf(destination, partition);
  }
  const { path, global = false } = service === undefined ? home : pathOf(service);
  const [page = "", fragment] = path.split("#");
  const query = global ? "" : `?region=${encodeURIComponent(region)}`;
  const start = global ? `https://console.${partition.consoleDomain}` : host;
  return `${start}/${page}${query}${fragment === undefined ? "" : `#${fragment}`}`;
}

const home: ServicePath = { path: "console/home" };

function pathOf(service: string): ServicePath {
  const word = service.toLowerCase();
  const known = servicePaths.get(word);
  if (known !== undefined) return known;
  if (!/^[a-z0-9][a-z0-9-]*(?:\/[a-z0-9-]+)*$/.test(word)) {
    throw new CredentialError("INVALID_VALUE", `“${service}” cannot be a service's name.`, {
      hints: ["Use the name of the service in the URL of the console: --service ec2", "Or pass a page: --destination /ec2/home"],
    });
  }
  return { path: `${word}/home` };
}

function addressOf(destination: string, { id, consoleDomain }: Partition): string {
  const url = URL.canParse(destination) ? new URL(destination) : undefined;
  if (url === undefined || url.protocol !== "https:" || url.username !== "" || url.password !== "") {
    throw new CredentialError("INVALID_VALUE", "The destination is not an https:// URL of the console and not a path.", {
      hints: ["Copy the address from the browser, or give its path: --destination '/ec2/home#Instances:'"],
    });
  }
  if (!url.hostname.endsWith(`.${consoleDomain}`)) {
    throw new CredentialError(
      "INVALID_VALUE",
      `The destination's host ${url.hostname} is not in the console of the partition ${id}, which is ${consoleDomain}.`,
      { hints: [`Give an address of ${consoleDomain}, or a path: --destination '/ec2/home#Instances:'`] },
    );
  }
  return url.href;
}
