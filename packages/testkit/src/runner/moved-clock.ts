// Loaded before a program (`node --import`): its clock is off by the milliseconds in the file that AWS_TEMP_TEST_CLOCK names, looked up
// each time, so that a test can move the clock while the program runs. Timers keep the machine's time.
import { readFileSync } from "node:fs";

const file = process.env["AWS_TEMP_TEST_CLOCK"] ?? "";
const MachineDate = Date;
const now = (): number => MachineDate.now() + Number(readFileSync(file, "utf8"));

globalThis.Date = new Proxy(MachineDate, {
  apply: () => new MachineDate(now()).toString(),
  construct: (target, values, newTarget) => Reflect.construct(target, values.length === 0 ? [now()] : values, newTarget),
  get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
});
