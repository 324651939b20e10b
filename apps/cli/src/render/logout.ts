import type { SignedOut, SignOutTarget } from "@aws-temp/core";
import type { Colours } from "./colours.ts";
import { count } from "./count.ts";
import type { LogoutJson } from "./json-shapes.ts";

/** A logout as `--json` prints it. */
export function logoutJson({ ssoSessions, consoleSessions, cachedCredentials }: SignedOut): LogoutJson {
  return {
    ssoSessions: ssoSessions.map(({ startUrl, revoked }) => ({ startUrl: startUrl ?? null, revoked })),
    consoleSessions,
    cachedCredentials,
  };
}

/** A logout for people: what was ended, revoked and removed. */
export function logoutLines(target: SignOutTarget, ended: SignedOut, colours: Colours): string[] {
  const { ssoSessions, consoleSessions, cachedCredentials } = ended;
  const sessions = ssoSessions.map(({ startUrl = "an unknown address", revoked }) =>
    revoked
      ? `Signed out of ${startUrl}: ended at AWS, and on this machine for all tools.`
      : `Signed out of ${startUrl} on this machine. AWS was not told, or had ended it already; there it may last until it expires.`,
  );
  const lines = [
    ...sessions,
    ...(consoleSessions > 0 ? [`${count(consoleSessions, "console sign-in")} forgotten on this machine.`] : []),
    ...(cachedCredentials > 0 ? [`Cached credentials removed: ${cachedCredentials}.`] : []),
  ];
  const done = lines.map((line) => `${colours.green("✔")} ${line}`);
  return done.length > 0 ? done : [`Nothing to end: ${nameOf(target)} was not signed in, and nothing was cached.`];
}

function nameOf(target: SignOutTarget): string {
  if ("profile" in target) return `profile ${target.profile}`;
  return "ssoSession" in target ? `SSO session ${target.ssoSession}` : "this machine";
}
