import { CredentialError, type Credentials, Secret } from "@aws-temp/core";
import { expect, it, vi } from "vitest";
import { createSupply } from "../../src/server/credential-supply.ts";

const start = Date.parse("2030-01-01T00:00:00Z");

/** Credentials that end so many seconds after the start. */
function ending(seconds: number | undefined, accessKeyId = `ASIA${seconds}`): Credentials {
  const expiration = seconds === undefined ? undefined : new Date(start + seconds * 1000);
  const secret = new Secret("secret-of-the-test");
  return { accessKeyId, secretAccessKey: secret, sessionToken: secret, expiration, accountId: undefined };
}

/** A supply with a clock that the test moves. */
function supplyOf(first: Credentials, renew: () => Promise<Credentials>, enoughSeconds = 1200) {
  let now = start;
  const renewals = vi.fn(renew);
  const told: (string | undefined)[] = [];
  const supply = createSupply(first, {
    clock: () => now,
    renew: renewals,
    enoughSeconds,
    onTrouble: (error) => told.push(error?.code),
  });
  const keyOf = async () => (await supply.get()).credentials.accessKeyId;
  return {
    supply,
    keyOf,
    renewals,
    told,
    at(seconds: number) {
      now = start + seconds * 1000;
    },
  };
}

const refused = () => Promise.reject(new CredentialError("ACCESS_DENIED", "No."));

it("hands out what it holds while enough is left, and renews ahead of the readers", async () => {
  const { keyOf, renewals, at } = supplyOf(ending(3600), async () => ending(7200));
  at(2400);
  expect(await keyOf()).toBe("ASIA3600");
  expect(renewals).not.toHaveBeenCalled();
  at(2401);
  expect(await keyOf()).toBe("ASIA7200");
  expect(renewals).toHaveBeenCalledOnce();
});

it("renews once for all who ask at the same time", async () => {
  const renewed = Promise.withResolvers<Credentials>();
  const { keyOf, renewals, at } = supplyOf(ending(3600), () => renewed.promise);
  at(3590);
  const keys = Promise.all(Array.from({ length: 1000 }, keyOf));
  renewed.resolve(ending(7200));
  expect(new Set(await keys)).toEqual(new Set(["ASIA7200"]));
  expect(renewals).toHaveBeenCalledOnce();
});

it("hands out what is still good while no one can renew it, and says so once", async () => {
  const { keyOf, renewals, told, at } = supplyOf(ending(3600), refused);
  at(3000);
  expect(await keyOf()).toBe("ASIA3600");
  expect(await keyOf()).toBe("ASIA3600");
  expect(renewals).toHaveBeenCalledOnce();
  at(3010);
  expect(await keyOf()).toBe("ASIA3600");
  expect(renewals).toHaveBeenCalledTimes(2);
  expect(told).toEqual(["ACCESS_DENIED"]);
});

it("tells the reason when nothing good is left, the same to everybody for a moment", async () => {
  const { supply, renewals, at } = supplyOf(ending(3600), refused);
  at(3550);
  await expect(supply.get()).rejects.toMatchObject({ code: "ACCESS_DENIED" });
  at(3552);
  await expect(supply.get()).rejects.toMatchObject({ code: "ACCESS_DENIED" });
  expect(renewals).toHaveBeenCalledOnce();
  at(3554);
  await expect(supply.get()).rejects.toMatchObject({ code: "ACCESS_DENIED" });
  expect(renewals).toHaveBeenCalledTimes(2);
});

it("says when it works again", async () => {
  const renew = vi.fn(refused as () => Promise<Credentials>);
  const { keyOf, told, at } = supplyOf(ending(3600), renew);
  at(3000);
  await keyOf();
  renew.mockResolvedValue(ending(9000));
  at(3005);
  expect(await keyOf()).toBe("ASIA9000");
  expect(told).toEqual(["ACCESS_DENIED", undefined]);
});

it("does not keep a reader waiting while what it holds is good", async () => {
  const { keyOf, renewals, at } = supplyOf(ending(3600), () => new Promise(() => undefined));
  at(3000);
  expect(await keyOf()).toBe("ASIA3600");
  expect(await keyOf()).toBe("ASIA3600");
  expect(renewals).toHaveBeenCalledOnce();
});

it("asks again after an hour for credentials that do not say when they end", async () => {
  const { supply, renewals, at } = supplyOf(ending(undefined, "ASIAPASTED"), async () => ending(undefined, "ASIAPASTED"));
  expect((await supply.get()).expiration).toEqual(new Date(start + 3600_000));
  at(3000);
  expect((await supply.get()).expiration).toEqual(new Date(start + 3000_000 + 3600_000));
  expect(renewals).toHaveBeenCalledOnce();
});
