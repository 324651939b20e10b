import type { ErrorClass } from "@aws-temp/core";

/** The exit status of each kind of end. A new class of error does not compile until it has one. */
export const exitStatus: Readonly<Record<ErrorClass, number>> = {
  fault: 1,
  configuration: 2,
  "person-needed": 3,
  refused: 4,
  network: 5,
  interrupted: 130,
};
