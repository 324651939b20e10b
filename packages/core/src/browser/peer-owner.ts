import { readFile } from "node:fs/promises";

/**
 * The user whose program is at the other end of a connection within this machine, as far as the system tells: Linux does.
 *
 * @param ports - of the two ends on 127.0.0.1: the other's, and ours
 * @returns `undefined` where it is not known
 * @internal
 */
export async function peerOwner(ports: { readonly theirs: number; readonly ours: number }): Promise<number | undefined> {
  const tables = await Promise.all(["/proc/net/tcp", "/proc/net/tcp6"].map((file) => readFile(file, "utf8").catch(() => "")));
  return ownerOf(tables.join("\n"), ports);
}

/** Columns: number, local address, remote address, state, queues, timer, retransmits, user … */
export function ownerOf(table: string, { theirs, ours }: { readonly theirs: number; readonly ours: number }): number | undefined {
  const owners = table.split("\n").flatMap((line) => {
    const [, local, remote, , , , , user] = line.trim().split(/\s+/);
    return portOf(local) === theirs && portOf(remote) === ours && user !== undefined ? [Number(user)] : [];
  });
  return owners.find(Number.isInteger);
}

/** `0100007F:1F90` */
function portOf(address: string | undefined): number {
  return Number.parseInt(address?.split(":")[1] ?? "", 16);
}
