import type { ErrorClass } from "./codes.ts";

/**
 * The exit status that every program of ours ends with, by the class of its error. A new class does not compile until it has one.
 * Source: product contract, commands.
 *
 * @public
 */
export const exitStatus: Readonly<Record<ErrorClass, number>> = {
  fault: 1,
  configuration: 2,
  "person-needed": 3,
  refused: 4,
  network: 5,
  interrupted: 130,
};
