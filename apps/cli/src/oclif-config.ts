import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Config } from "@oclif/core/config";

/**
 * oclif's idea of this application, read from package.json alone: commands come from our own table, so oclif looks for none.
 */
export function loadConfig(): Promise<Config> {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const pjson = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  return Config.load({ root, pjson, ignoreManifest: true, userPlugins: false, devPlugins: false });
}
