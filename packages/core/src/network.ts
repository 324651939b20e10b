// How the outside is reached: the environment's proxies, and faults of the wire as errors. For an app that asks a service of its own.

export type { CallCircumstances, Fault, FaultRow } from "./network/faults/fault.ts";
export { judgeByTable } from "./network/faults/judge-by-table.ts";
export { networkFaults } from "./network/faults/network-faults.ts";
export { readFault } from "./network/faults/read-fault.ts";
export { type Patience, usualPatience } from "./network/patience.ts";
export { plainRequest } from "./network/plain-request.ts";
export { realWait } from "./network/real-wait.ts";
export { createRequestHandler, type RoutedHandler } from "./network/request-handler.ts";
