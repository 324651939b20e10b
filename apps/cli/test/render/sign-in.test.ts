import picocolors from "picocolors";
import { describe, expect, it } from "vitest";
import { logoutLines } from "../../src/render/sign-in/logout.ts";
import { signInLines } from "../../src/render/sign-in/sign-in.ts";
import { syncSummary } from "../../src/render/sync.ts";

const plain = picocolors.createColors(false);
const now = new Date(2026, 10, 20, 14, 0).getTime();

describe("a sign-in always shows what to compare", () => {
  const url = "https://oidc.eu-central-1.amazonaws.com/authorize?x=1";
  it.each([
    { name: "an address that was opened", opened: true, mayPaste: false, first: "Sign in in the browser. It was opened at:" },
    { name: "an address to open", opened: false, mayPaste: false, first: "To sign in, open this address in a browser:" },
    {
      name: "an address that may come back by hand",
      opened: true,
      mayPaste: true,
      first: "Sign in in the browser. It was opened at:",
    },
  ])("$name", ({ opened, mayPaste, first }) => {
    const lines = signInLines({ kind: "address", url, opened, mayPaste }, plain, now);
    expect(lines.slice(0, 2)).toEqual([first, `  ${url}`]);
    expect(lines).toHaveLength(mayPaste ? 3 : 2);
  });

  it("an address and whose session it is for", () => {
    const identity = "arn:aws:iam::111122223333:user/alice";
    const lines = signInLines({ kind: "address", url, opened: false, mayPaste: true, pastes: "code", identity }, plain, now);
    expect(lines[0]).toContain(identity);
    expect(lines.at(-1)).toContain("paste it here");
  });

  it.each([
    { name: "with the code filled in", urlWithCode: `${url}&user_code=ABCD-EFGH`, shown: `  ${url}&user_code=ABCD-EFGH` },
    { name: "where the code must be typed", urlWithCode: undefined, shown: `  ${url}` },
  ])("a device code $name", ({ urlWithCode, shown }) => {
    const expiresAt = new Date(now + 600_000);
    const notice = { kind: "device-code", userCode: "ABCD-EFGH", url, urlWithCode, opened: false, expiresAt } as const;
    const lines = signInLines(notice, plain, now);
    expect(lines).toEqual(expect.arrayContaining(["  ABCD-EFGH", shown, "The code is valid until 14:10 (10 min left)."]));
  });
});

it.each([
  { name: "a session that AWS ended", revoked: true, says: "ended at AWS" },
  { name: "a session that AWS did not end", revoked: false, says: "AWS could not be reached" },
])("logout tells of $name", ({ revoked, says }) => {
  const arn = "arn:aws:sts::111122223333:assumed-role/Admin/anna";
  const live = (accessKeyId: string, hour: number) => ({
    accessKeyId,
    arn: accessKeyId < "ASIA3" ? arn : undefined,
    accountId: accessKeyId < "ASIA4" ? "111122223333" : undefined,
    expiration: new Date(2026, 10, 20, hour, 5),
  });
  const ended = {
    ssoSessions: [{ startUrl: undefined, revoked }],
    consoleSessions: 2,
    cachedCredentials: 3,
    removedProfiles: [{ name: "dev-temporary", of: "dev", file: "/home/anna/.aws/credentials" }],
    failed: [],
    stillValid: [live("ASIA1", 15), live("ASIA2", 14), live("ASIA3", 20), live("ASIA4", 21)],
  };
  const now = new Date(2026, 10, 20, 13, 5).getTime();
  const lines = logoutLines({ all: true }, ended, { colours: plain, home: "/home/anna", now });
  expect(lines[0]).toContain(says);
  expect(lines.slice(1)).toEqual([
    "✔ 2 console sign-ins forgotten on this machine.",
    "✔ Cached credentials removed: 3.",
    "✔ Profile dev-temporary removed from ~/.aws/credentials.",
    "AWS does not take credentials back. Copies of these work until they expire:",
    `  ${arn} until 15:05 (2 h left)`,
    "  the session ASIA3 of account 111122223333 until 20:05 (7 h left)",
    "  the session ASIA4 until 21:05 (8 h left)",
  ]);
});

it("a sync names some of what is left over", () => {
  const stale = Array.from({ length: 7 }, (_, index) => `p${index}`);
  const sync = { session: "acme", changes: [], unchanged: 1, stale, warnings: [] };
  const lines = syncSummary(sync, { configFile: "/home/anna/.aws/config", home: "/home/anna", colours: plain, width: undefined });
  expect(lines[0]).toBe("✔ Profiles in ~/.aws/config: 0 added, 0 updated, 0 removed, 1 as they were.");
  expect(lines[1]).toMatch(/: p0, p1, p2, p3, p4, and 2 more$/);
});
