import { findProgram } from "../find-program.ts";
import { findPythonWith } from "../find-python.ts";
import { runProcess } from "../run-process.ts";
import { type Tool, toolOf } from "../skip.ts";
import { alwaysThere, filesOf, fromVariables, type Reader } from "./reader.ts";

const printEnvironment = "console.log(JSON.stringify(process.env))";

/** A reader that is a program: started once for each file, it prints the variables as JSON. */
function programReader(reader: Pick<Reader, "name" | "find">, args: (file: string) => readonly string[]): Reader {
  return {
    ...reader,
    format: "dotenv",
    read: async (program, texts, home) => {
      const files = await filesOf(texts, home, ".env");
      const results = await Promise.all(files.map((file) => runProcess(program, args(file), { env: home.env })));
      return results.map(({ stdout, stderr }) => {
        if (stderr !== "") {
          throw new Error(`${reader.name} says: ${stderr}`);
        }
        return fromVariables(JSON.parse(stdout));
      });
    },
  };
}

async function findBash(): Promise<Tool> {
  return toolOf("bash", process.platform === "win32" ? undefined : await findProgram("bash"), ["linux", "darwin"]);
}

const bashScript = 'set -aeu; source "$1"; exec "$2" -e "$3"';

/** One process for all files: Python starts slowly. */
const pythonDotenv: Reader = {
  name: "python-dotenv",
  format: "dotenv",
  find: () => findPythonWith("dotenv"),
  read: async (program, texts, home) => {
    const files = await filesOf(texts, home, ".env");
    const script = "import dotenv, json, sys; print(json.dumps([dotenv.dotenv_values(file) for file in sys.argv[1:]]))";
    const { stdout, stderr } = await runProcess(program, ["-c", script, ...files], { env: home.env });
    if (stderr !== "") {
      throw new Error(`python-dotenv says: ${stderr}`);
    }
    return (JSON.parse(stdout) as Record<string, string>[]).map(fromVariables);
  },
};

/** @internal */
export const dotenvReaders: readonly Reader[] = [
  programReader({ name: "bash, set -a", find: findBash }, (file) => [
    "-c",
    bashScript,
    "bash",
    file,
    process.execPath,
    printEnvironment,
  ]),
  programReader({ name: "node --env-file", find: alwaysThere }, (file) => [`--env-file=${file}`, "-e", printEnvironment]),
  pythonDotenv,
];
