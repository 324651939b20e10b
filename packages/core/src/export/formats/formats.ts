import type { ExportFormat, Format } from "../format.ts";
import { writeCmd } from "./cmd.ts";
import { writeDocker } from "./docker.ts";
import { writeDotenv } from "./dotenv.ts";
import { writeElvish } from "./elvish.ts";
import { writeFish } from "./fish.ts";
import { writeGithub } from "./github.ts";
import { writeIni } from "./ini.ts";
import { writeJson } from "./json.ts";
import { writeK8s } from "./k8s.ts";
import { writeNushell } from "./nushell.ts";
import { writePowershell } from "./powershell.ts";
import { writeProcess } from "./process.ts";
import { writeSh } from "./sh.ts";
import { writeTcsh } from "./tcsh.ts";
import { writeXonsh } from "./xonsh.ts";

/**
 * Every format and the function that writes it. A new format is one file and one entry here.
 *
 * @internal
 */
export const formats: Readonly<Record<ExportFormat, Format>> = {
  sh: { kind: "environment", description: "bash, zsh, dash", mediaHint: 'eval "$(COMMAND)"', write: writeSh },
  fish: { kind: "environment", description: "fish", mediaHint: "COMMAND | source", write: writeFish },
  powershell: {
    kind: "environment",
    description: "PowerShell",
    mediaHint: "COMMAND | Invoke-Expression",
    write: writePowershell,
  },
  cmd: {
    kind: "environment",
    description: "cmd.exe",
    mediaHint: "for /f \"delims=\" %i in ('COMMAND') do @%i",
    write: writeCmd,
  },
  nushell: { kind: "environment", description: "Nushell", mediaHint: "COMMAND | from json | load-env", write: writeNushell },
  tcsh: { kind: "environment", description: "tcsh, csh", mediaHint: 'eval "`COMMAND`"', write: writeTcsh },
  xonsh: { kind: "environment", description: "xonsh", mediaHint: "execx($(COMMAND))", write: writeXonsh },
  elvish: { kind: "environment", description: "Elvish", mediaHint: "eval (COMMAND | slurp)", write: writeElvish },
  dotenv: {
    kind: "document",
    description: ".env file: node --env-file, Docker Compose, python-dotenv, set -a",
    mediaHint: "COMMAND > .env",
    write: writeDotenv,
  },
  docker: {
    kind: "document",
    description: "env-file of docker run and podman run",
    mediaHint: "docker run --env-file <(COMMAND) IMAGE",
    write: writeDocker,
  },
  json: { kind: "document", description: "JSON for programs", mediaHint: "COMMAND | jq", write: writeJson },
  process: {
    kind: "document",
    description: "JSON of credential_process",
    mediaHint: "credential_process = COMMAND",
    write: writeProcess,
  },
  ini: {
    kind: "document",
    description: "section of the credentials file",
    mediaHint: "COMMAND >> ~/.aws/credentials",
    write: writeIni,
  },
  github: {
    kind: "environment",
    description: "variables of a GitHub Actions job",
    mediaHint: 'COMMAND >> "$GITHUB_ENV"',
    write: writeGithub,
  },
  k8s: { kind: "document", description: "Kubernetes Secret", mediaHint: "COMMAND | kubectl apply -f -", write: writeK8s },
};
