import { createHash, timingSafeEqual } from "node:crypto";

/** Compares in a time that says nothing of where the texts differ, or how long they are. */
export function isSameSecret(told: string, wanted: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(told), digest(wanted));
}
