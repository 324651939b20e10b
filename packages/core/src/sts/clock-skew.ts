import type { Fault } from "../network/faults/fault.ts";

const skewCodes = new Set(["RequestExpired", "RequestInTheFuture", "RequestTimeTooSkewed"]);

/**
 * Whether AWS refused a signature for its date.
 *
 * @internal
 */
export function isSkewFault(fault: Fault): boolean {
  return (
    fault.origin === "aws" && (skewCodes.has(fault.code ?? "") || /Signature (?:expired|not yet current)/i.test(fault.message))
  );
}

/**
 * How far this machine's clock is from AWS's: by the answer's Date header, or else by the time that AWS gives in brackets in its
 * message ("… is now earlier than … (20261120T121000Z - 15 min.)").
 *
 * @param now - this machine's time when the answer came, in milliseconds
 * @returns whole seconds, positive when this machine is behind; `undefined` when the answer names no time
 * @internal
 */
export function measureSkew(fault: Fault, now: number): number | undefined {
  const serverTime = fault.serverTime ?? timeInBrackets(fault.message);
  return serverTime === undefined ? undefined : Math.round((serverTime - now) / 1000);
}

function timeInBrackets(message: string): number | undefined {
  const found = /\((\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z [-+]/.exec(message);
  if (found === null) {
    return undefined;
  }
  const [year, month, day, hour, minute, second] = found.slice(1).map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1, hour ?? 0, minute ?? 0, second ?? 0);
}
