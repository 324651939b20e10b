// Takes a lock, says so, and holds it until it is told otherwise: the other process of file-lock.test.ts.
import { withFileLock } from "../../dist/store/file-lock.js";

await withFileLock(process.argv[2], () => {
  console.log("held");
  return new Promise((resolve) => process.stdin.once("data", resolve).once("end", resolve));
});
process.stdin.destroy();
