import { packageJson } from "./package-json.ts";

/** `aws-temp/1.2.3 linux-x64 node-v24.21.0`: the program, the platform that it runs on, and the runtime, for a report. */
export function versionLine({ platform, arch, versions }: Pick<NodeJS.Process, "platform" | "arch" | "versions">): string {
  const { bun, node } = versions;
  return `${packageJson.name}/${packageJson.version} ${platform}-${arch} ${bun === undefined ? `node-v${node}` : `bun-v${bun}`}`;
}
