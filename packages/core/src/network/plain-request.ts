import type { RoutedHandler } from "./request-handler.ts";

type HandledRequest = Parameters<RoutedHandler["handle"]>[0];

/** @internal */
export interface PlainRequest {
  readonly method: "GET" | "HEAD" | "POST";
  readonly url: URL;
  /** Beside `host` and `content-length`, which follow from the rest. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/**
 * A request for the handler that the SDK's clients use, where no client is: the same proxies, certificates and time limits.
 *
 * @internal
 */
export function plainRequest({ method, url, headers, body }: PlainRequest): HandledRequest {
  const request = {
    method,
    protocol: url.protocol,
    hostname: url.hostname,
    ...(url.port !== "" && { port: Number(url.port) }),
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: {
      host: url.host,
      ...headers,
      ...(body !== undefined && { "content-length": String(Buffer.byteLength(body)) }),
    },
    ...(body !== undefined && { body }),
  };
  // The handler reads the fields alone.
  return { ...request, clone: () => request } as unknown as HandledRequest;
}
