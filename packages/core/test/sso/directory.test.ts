import { largeDirectory } from "@aws-temp/local-aws";
import { describe, expect, it } from "vitest";
import { type DirectoryDeps, type DirectoryInput, ssoAccounts, ssoRoles } from "../../src/sso/directory/directory.ts";
import { failureOf, type SsoTest, ssoTest } from "./local-identity-center.ts";

const roles = ({ session, deps }: SsoTest, told: Partial<DirectoryInput> = {}, more: Partial<DirectoryDeps> = {}) =>
  ssoRoles({ session, profile: "dev", mode: "sign-in", ...told }, { ...deps, ...more });

describe("the directory", () => {
  it("lists accounts and roles as AWS gives them", async () => {
    const test = await ssoTest();
    const { session, deps } = test;
    const accounts = await ssoAccounts({ session, mode: "sign-in" }, deps);
    expect(accounts.map(({ accountId }) => accountId)).toEqual(["111122223333", "444455556666"]);
    expect(accounts[0]).toMatchObject({ accountName: expect.any(String), emailAddress: expect.stringContaining("@") });
    expect(await roles(test)).toMatchObject([
      { ...accounts[0], roles: ["ReadOnly"] },
      { ...accounts[1], roles: ["ReadOnly", "Administrator"] },
    ]);
  });

  it("asks for the roles of the accounts that are wanted alone", async () => {
    const test = await ssoTest();
    expect(await roles(test, { accountIds: ["444455556666", "000000000000"] })).toMatchObject([{ accountId: "444455556666" }]);
    expect(test.called("ListAccountRoles")).toEqual([200]);
  });

  it("reads every page of both lists", async () => {
    const { accounts, identityCenter } = largeDirectory({ accounts: 230, roles: 120 });
    const test = await ssoTest({ aws: { accounts, identityCenter } });
    const found = await roles(test, { accountIds: accounts.slice(0, 3).map(({ id }) => id) });
    expect(test.called("ListAccounts")).toHaveLength(3);
    expect(test.called("ListAccountRoles")).toHaveLength(6);
    expect(found.map((account) => new Set(account.roles).size)).toEqual([120, 120, 120]);
  });

  it("is complete and about as fast as AWS allows, for a thousand accounts under throttling", async () => {
    const { accounts, identityCenter } = largeDirectory();
    const requestsPerSecond = 200;
    const test = await ssoTest({
      aws: { accounts, identityCenter: { ...identityCenter, requestsPerSecond } },
      deps: { wait: undefined },
    });
    // Real time from here on: who waits must not move AWS's clock, or everything would be answered at once.
    const begun = test.aws.now();
    const found = await roles(test);
    const seconds = (test.aws.now() - begun) / 1000;
    expect(found).toHaveLength(1000);
    expect(found.every(({ roles: names }) => names.length === 5)).toBe(true);
    const calls = test.called("ListAccountRoles");
    expect(calls.filter((status) => status === 200)).toHaveLength(1000);
    // How fast is the benchmark's to say; here it must only not be beaten down by the throttling.
    expect(seconds).toBeLessThan(((1010 - requestsPerSecond) / requestsPerSecond) * 3);
  }, 30_000);

  it("goes on where it was when the token ends in the middle", async () => {
    const { accounts, identityCenter } = largeDirectory({ accounts: 60 });
    const refused = { kind: "error", status: 401, code: "UnauthorizedException", message: "Session token not found" } as const;
    const faults = [{ operation: "ListAccountRoles", after: 30, times: 5, effect: refused }];
    const test = await ssoTest({ aws: { accounts, identityCenter, faults } });
    const found = await roles(test);
    expect(found).toHaveLength(60);
    expect(found.every(({ roles: names }) => names.length === 5)).toBe(true);
    expect(test.called("ListAccountRoles").filter((status) => status === 200)).toHaveLength(60);
    expect(test.notices).toHaveLength(1);
  });

  it("is never given in part", async () => {
    const { accounts, identityCenter } = largeDirectory({ accounts: 30 });
    const faults = [{ operation: "ListAccountRoles", after: 10, effect: { kind: "server-error" } }] as const;
    const test = await ssoTest({ aws: { accounts, identityCenter, faults } });
    expect((await failureOf(roles(test))).code).toBe("AWS_UNAVAILABLE");
  });

  it("survives passing faults", async () => {
    const { accounts, identityCenter } = largeDirectory({ accounts: 30 });
    const faults = [
      { operation: "ListAccountRoles", after: 3, times: 1, effect: { kind: "drop", at: "middle" } },
      { operation: "ListAccountRoles", after: 9, times: 1, effect: { kind: "server-error" } },
      { operation: "ListAccounts", times: 2, effect: { kind: "throttle" } },
    ] as const;
    const test = await ssoTest({ aws: { accounts, identityCenter, faults } });
    expect(await roles(test)).toHaveLength(30);
  });

  it("says how far it is", async () => {
    const { accounts, identityCenter } = largeDirectory({ accounts: 130 });
    const test = await ssoTest({ aws: { accounts, identityCenter } });
    const told: { accounts: number; accountsDone: number }[] = [];
    await roles(test, {}, { onProgress: (progress) => void told.push(progress) });
    expect(told.map(({ accounts: found }) => found).slice(0, 2)).toEqual([100, 130]);
    expect(told.at(-1)).toEqual({ accounts: 130, accountsDone: 130 });
    const done = told.map(({ accountsDone }) => accountsDone);
    expect(done).toEqual([...done].sort((a, b) => a - b));
  });
});
