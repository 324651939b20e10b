import type { LiveCredentials, SignedOut, SignOutTarget } from "@aws-temp/core/sessions";
import type { LogoutJson } from "@aws-temp/core/views";
import type { Colours } from "../text/colours.ts";
import { count } from "../text/count.ts";
import { describeExpiry } from "../text/moment.ts";
import { shortenPath } from "../text/shorten-path.ts";

/** A logout as `--json` prints it. */
export function logoutJson(ended: SignedOut): LogoutJson {
  const { ssoSessions, consoleSessions, cachedCredentials, removedProfiles, failed, stillValid } = ended;
  return {
    ssoSessions: ssoSessions.map(({ startUrl, revoked }) => ({ startUrl: startUrl ?? null, revoked })),
    consoleSessions,
    cachedCredentials,
    removedProfiles: removedProfiles.map(({ name, of, file }) => ({ profile: name, of, file })),
    failed: failed.map(({ code, message, data }) => ({ code, message, file: data.file ?? null })),
    stillValid: stillValid.map(({ accessKeyId, arn, accountId, expiration }) => ({
      accessKeyId,
      arn: arn ?? null,
      account: accountId ?? null,
      expiration: expiration.toISOString().replace(/\.\d+Z$/, "Z"),
    })),
  };
}

/** What a logout is told with. */
interface Teller {
  readonly colours: Colours;
  readonly home: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** A logout for people: what was ended, revoked and removed, and what lives on. */
export function logoutLines(target: SignOutTarget, ended: SignedOut, { colours, home, now }: Teller): string[] {
  const { ssoSessions, consoleSessions, cachedCredentials, removedProfiles, failed, stillValid } = ended;
  const sessions = ssoSessions.map(({ startUrl = "an unknown address", revoked }) =>
    revoked
      ? `Signed out of ${startUrl}: ended at AWS, and on this machine for all tools.`
      : `Signed out of ${startUrl} on this machine. AWS could not be reached, or had already ended it. At AWS, it can last until it expires.`,
  );
  const lines = [
    ...sessions,
    ...(consoleSessions > 0 ? [`${count(consoleSessions, "console sign-in")} forgotten on this machine.`] : []),
    ...(cachedCredentials > 0 ? [`Cached credentials removed: ${cachedCredentials}.`] : []),
    ...removedProfiles.map(({ name, file }) => `Profile ${name} removed from ${shortenPath(file, home)}.`),
  ];
  const done = lines.map((line) => `${colours.green("✔")} ${line}`);
  const left = failed.flatMap(({ message, hints }) => [colours.yellow(`✖ ${message}`), ...hints.map((hint) => `  ${hint}`)]);
  if (done.length === 0 && left.length > 0) return left;
  if (done.length === 0) return [`Nothing to end: ${nameOf(target)} was not signed in, and nothing was cached.`];
  return [...done, ...left, ...liveLines(stillValid, now).map((line) => colours.yellow(line))];
}

/** Each identity once, with the moment when the last of its credentials ends. */
function liveLines(live: readonly LiveCredentials[], now: number): string[] {
  if (live.length === 0) return [];
  const ends = new Map<string, Date>();
  for (const { arn, accessKeyId, accountId, expiration } of live) {
    const who = arn ?? `the session ${accessKeyId}${accountId === undefined ? "" : ` of account ${accountId}`}`;
    const before = ends.get(who);
    if (before === undefined || before < expiration) ends.set(who, expiration);
  }
  return [
    "AWS does not take credentials back. Copies of these work until they expire:",
    ...[...ends].map(([who, expiration]) => `  ${who} until ${describeExpiry(expiration, now)}`),
  ];
}

function nameOf(target: SignOutTarget): string {
  if ("profile" in target) return `profile ${target.profile}`;
  return "ssoSession" in target ? `SSO session ${target.ssoSession}` : "this machine";
}
