import { Secret } from "@aws-temp/core";
import { expect, it } from "vitest";
import { holdToken } from "../../src/id-token/token-holder.ts";

function minting() {
  const state = { now: 0, minted: 0, down: false };
  const mint = async () => {
    if (state.down) throw new Error("down");
    state.minted++;
    return new Secret(`token ${state.minted}`);
  };
  return { state, holder: holdToken(mint, () => state.now) };
}

it("serves many calls with one token", async () => {
  const { state, holder } = minting();
  const tokens = await Promise.all([holder.get(), holder.get(), holder.get()]);
  state.now = 240_000;
  expect([...tokens, await holder.get()].map((token) => token.reveal())).toEqual(Array(4).fill("token 1"));
});

it("gets a new one when the last is over 240 seconds old", async () => {
  const { state, holder } = minting();
  await holder.get();
  state.now = 240_001;
  expect((await holder.get()).reveal()).toBe("token 2");
  expect(holder.last()?.reveal()).toBe("token 2");
});

it("gets a new one when the last has ended sooner", async () => {
  const { holder } = minting();
  await holder.get();
  holder.drop();
  expect((await holder.get()).reveal()).toBe("token 2");
});

it("forgets a failure", async () => {
  const { state, holder } = minting();
  state.down = true;
  await expect(holder.get()).rejects.toThrow("down");
  state.down = false;
  expect((await holder.get()).reveal()).toBe("token 1");
});
