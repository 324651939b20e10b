import { BlockList, isIP } from "node:net";

/**
 * A host that a request goes to, as `NO_PROXY` compares it.
 *
 * @internal
 */
export interface ProxyTarget {
  /** Lower case, without brackets or a trailing dot. */
  readonly host: string;
  readonly port: string;
}

/**
 * Whether a `NO_PROXY` list exempts a host from the proxy.
 *
 * Entries are separated by commas or spaces: `*`; a host name, which also covers its subdomains, as in curl and the AWS CLI
 * (`.x` and `*.x` mean the same); an IP address; a network such as `10.0.0.0/8`. Each may end in `:port`.
 *
 * @internal
 */
export function isExempt(target: ProxyTarget, noProxy: string): boolean {
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== "")
    .some((entry) => covers(entry, target));
}

function covers(entry: string, { host, port }: ProxyTarget): boolean {
  if (entry === "*") {
    return true;
  }
  const { name, onlyPort } = splitPort(entry);
  if (onlyPort !== undefined && onlyPort !== port) {
    return false;
  }
  if (isIP(host) > 0) {
    return coversAddress(name, host);
  }
  const domain = name.replace(/^\*?\./, "");
  return host === domain || host.endsWith(`.${domain}`);
}

function splitPort(entry: string): { readonly name: string; readonly onlyPort: string | undefined } {
  const bracketed = /^\[(.+)\](?::(\d+))?$/.exec(entry);
  // A bare IPv6 address has many colons; only a single one can set off a port.
  const plain = bracketed ?? /^([^:]+):(\d+)$/.exec(entry);
  return { name: plain?.[1] ?? entry, onlyPort: plain?.[2] };
}

function coversAddress(name: string, address: string): boolean {
  const [network = "", prefix] = name.split("/");
  const version = isIP(network);
  if (version === 0 || version !== isIP(address)) {
    return false;
  }
  const family = version === 4 ? "ipv4" : "ipv6";
  const bits = prefix === undefined ? (version === 4 ? 32 : 128) : Number(prefix);
  if (!Number.isInteger(bits) || bits < 0 || bits > (version === 4 ? 32 : 128)) {
    return false;
  }
  const list = new BlockList();
  list.addSubnet(network, bits, family);
  return list.check(address, family);
}
