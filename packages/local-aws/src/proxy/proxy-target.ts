/** @internal */
export interface ProxyTarget {
  readonly host: string;
  readonly port: number;
  /** With the query; unused for a tunnel. */
  readonly path: string;
}

/**
 * Where a request to the proxy goes; `undefined` when that is nowhere the proxy may reach. Without an upstream that is
 * everywhere but loopback: a test must not talk to the real AWS by mistake.
 *
 * @internal
 */
export function targetOf(method: string, target: string, upstream: string | undefined): ProxyTarget | undefined {
  const asked = method === "CONNECT" ? `http://${target}` : target;
  if (!URL.canParse(asked)) return undefined;
  const url = new URL(asked);
  const goal = upstream === undefined ? url : new URL(upstream);
  if (upstream === undefined && url.hostname !== "127.0.0.1" && url.hostname !== "localhost") return undefined;
  return {
    host: goal.hostname === "localhost" ? "127.0.0.1" : goal.hostname,
    port: Number(goal.port || (goal.protocol === "https:" ? 443 : 80)),
    path: `${url.pathname}${url.search}`,
  };
}
