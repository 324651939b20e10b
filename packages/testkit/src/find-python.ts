import { findPrograms } from "./find-program.ts";
import { runProcess } from "./run-process.ts";
import { type Tool, toolOf } from "./skip.ts";

/**
 * A Python that has a module: a machine may have several, and only one with botocore.
 *
 * @public
 */
export async function findPythonWith(module: string): Promise<Tool> {
  const name = process.platform === "win32" ? "python" : "python3";
  for (const program of await findPrograms(name)) {
    const { status } = await runProcess(program, ["-c", `import ${module}`]);
    if (status === 0) {
      return toolOf(name, program, []);
    }
  }
  return toolOf(`A Python with the module ${module}`, undefined, ["linux"]);
}
