import { randomBytes, randomInt } from "node:crypto";
import type { Client } from "./client-registry.ts";

/** No vowels, so that no words come about; no letter that looks like another. */
const letters = "BCDFGHJKLMNPQRSTVWXZ";
const jitter = 100;

type Decision = { readonly kind: "waiting" | "denied" | "redeemed" } | { readonly kind: "approved"; readonly user: string };

/**
 * A device that asks for a token. Times are milliseconds, those at which something happens since the epoch.
 *
 * @internal
 */
export interface Device {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly client: Client;
  readonly expiresAt: number;
  interval: number;
  polledAt: number | undefined;
  decision: Decision;
}

/**
 * The devices that asked for a token (RFC 8628).
 *
 * @internal
 */
export class DeviceAuthorizations {
  readonly #devices = new Map<string, Device>();

  start(client: Client, times: { readonly expiresAt: number; readonly interval: number }): Device {
    const deviceCode = randomBytes(64).toString("base64url");
    const device: Device = {
      deviceCode,
      userCode: newUserCode(),
      client,
      ...times,
      polledAt: undefined,
      decision: { kind: "waiting" },
    };
    this.#devices.set(deviceCode, device);
    return device;
  }

  byDeviceCode(deviceCode: string): Device | undefined {
    return this.#devices.get(deviceCode);
  }

  /** The devices that wait for a decision, oldest first. */
  waiting(now: number): readonly Device[] {
    return [...this.#devices.values()].filter(({ decision, expiresAt }) => decision.kind === "waiting" && expiresAt > now);
  }

  /** One that waits, by the code as people type it: in either case, with or without the hyphen. */
  byUserCode(typed: string, now: number): Device | undefined {
    const plain = (code: string) => code.toUpperCase().replace(/[^A-Z]/g, "");
    return this.waiting(now).find(({ userCode }) => plain(userCode) === plain(typed));
  }
}

/**
 * Notes a poll; `false` when it came too early. The device must then leave five seconds more, from now on (RFC 8628 §3.5).
 *
 * @internal
 */
export function pollInTime(device: Device, now: number): boolean {
  const inTime = device.polledAt === undefined || now - device.polledAt >= device.interval - jitter;
  device.polledAt = now;
  if (!inTime) device.interval += 5000;
  return inTime;
}

function newUserCode(): string {
  const code = Array.from({ length: 8 }, () => letters.charAt(randomInt(letters.length))).join("");
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
