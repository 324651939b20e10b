import { fileURLToPath } from "node:url";
import { Config } from "@oclif/core/config";
import { packageJson } from "./package-json.ts";

/**
 * oclif's idea of this application, read from package.json alone: commands come from our own table, so oclif looks for none.
 */
export function loadConfig(): Promise<Config> {
  const root = fileURLToPath(new URL("..", import.meta.url));
  return Config.load({ root, pjson: packageJson, ignoreManifest: true, userPlugins: false, devPlugins: false });
}
