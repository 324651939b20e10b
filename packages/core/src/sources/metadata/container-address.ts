import { BlockList, isIP } from "node:net";

const allowed = new BlockList();
allowed.addSubnet("127.0.0.0", 8, "ipv4");
allowed.addAddress("::1", "ipv6");
// ECS tasks and EKS pod identities.
allowed.addAddress("169.254.170.2", "ipv4");
allowed.addAddress("169.254.170.23", "ipv4");
allowed.addAddress("fd00:ec2::23", "ipv6");

/**
 * Whether credentials may be asked for at an address: any host by https; by plain http only this machine and the two link-local
 * services of ECS and EKS. Host names other than `localhost` are not looked up (aws-facts.md §11).
 *
 * @internal
 */
export function isContainerAddressAllowed({ protocol, hostname }: URL): boolean {
  if (protocol === "https:") {
    return true;
  }
  const host = hostname.replace(/^\[|\]$/g, "");
  const version = isIP(host);
  return protocol === "http:" && (version === 0 ? host === "localhost" : allowed.check(host, version === 4 ? "ipv4" : "ipv6"));
}
