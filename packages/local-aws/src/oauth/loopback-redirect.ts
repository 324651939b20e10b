const callbackPath = "/oauth/callback";
const loopbackHosts = new Set(["127.0.0.1", "[::1]"]);

/**
 * Whether AWS sends a browser back there: plain HTTP to a loopback address (not the name `localhost`), at `/oauth/callback`,
 * with any port or none.
 *
 * @internal
 */
export function isLoopbackRedirect(uri: string): boolean {
  const url = URL.parse(uri);
  return url !== null && url.href === uri && bare(url) && url.protocol === "http:" && loopbackHosts.has(url.hostname);
}

/**
 * Whether a redirect is one that was registered. One registered without a port stands for every port (RFC 8252 §7.3).
 *
 * @internal
 */
export function isRegisteredRedirect(uri: string, registered: readonly string[]): boolean {
  const url = URL.parse(uri);
  if (url === null || !isLoopbackRedirect(uri)) return false;
  const withoutPort = `${url.protocol}//${url.hostname}${url.pathname}`;
  return registered.includes(uri) || registered.includes(withoutPort);
}

function bare(url: URL): boolean {
  return url.pathname === callbackPath && url.search === "" && url.hash === "" && url.username === "" && url.password === "";
}
