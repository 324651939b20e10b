// Writes a file again and again, to be killed in the middle of it: the other process of atomic-file.test.ts.
import { writeAtomically } from "../../dist/store/files/atomic-file.js";

const text = "secret ".repeat(1_000_000);
for (;;) await writeAtomically(process.argv[2], text);
