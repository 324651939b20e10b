// The AWS console: where a link leads, and how a browser opens it.

export { type OneTimeRedirect, serveRedirectOnce } from "./browser/one-time-redirect.ts";
export type { ConsoleTarget } from "./console/destination.ts";
export { serviceNames } from "./console/service-paths.ts";
export type { ConsoleRequest, ConsoleSignIn } from "./resolve/resolver.ts";
export type { Bookmark, Bookmarks } from "./store/bookmarks.ts";
