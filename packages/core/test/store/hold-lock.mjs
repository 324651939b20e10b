// Takes a lock, says so, and holds it until it is told otherwise, to release it or to end: the other process of file-lock.test.ts.
import { withFileLock } from "../../dist/store/locks/file-lock.js";

await withFileLock(process.argv[2], () => {
  console.log("held");
  const end = process.argv[3] === "exit" ? () => process.exit() : undefined;
  return new Promise((resolve) =>
    process.stdin
      .resume()
      .once("data", end ?? resolve)
      .once("end", end ?? resolve),
  );
});
process.stdin.destroy();
