import { findPrograms } from "./find-program.ts";
import { runProcess } from "./run-process.ts";
import { type Tool, toolOf } from "./skip.ts";
import { createTempHome } from "./temp-home.ts";

/**
 * A Python that has a module: a machine may have several, and only one with botocore. They are asked as they run later, without
 * modules that only a variable of the test run leads to.
 *
 * @public
 */
export async function findPythonWith(module: string): Promise<Tool> {
  await using home = await createTempHome();
  const name = process.platform === "win32" ? "python" : "python3";
  for (const program of await findPrograms(name)) {
    const { status } = await runProcess(program, ["-c", `import ${module}`], { env: home.env });
    if (status === 0) {
      return toolOf(name, program, []);
    }
  }
  return toolOf(`A Python with the module ${module}`, undefined, ["linux"]);
}
