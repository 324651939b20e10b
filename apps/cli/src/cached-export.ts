import {
  type ExportFormat,
  exportCredentials,
  exportFormats,
  homeFrom,
  ownRegion,
  resolveCached,
  userNameFrom,
} from "@aws-temp/core/internal/cached";
import { shellFormat } from "./shell-format.ts";

/** What a command line in its usual form says; `undefined` for any other form, which oclif reads. */
interface PlainExport {
  readonly profile: string | undefined;
  readonly format: ExportFormat | undefined;
}

const flags: Readonly<Record<string, keyof PlainExport>> = {
  "--profile": "profile",
  "-p": "profile",
  "--format": "format",
  "-f": "format",
};

/**
 * `aws-temp export NAME [--format F]` with cached credentials, as {@link Export} would print it, without loading what everything else
 * needs: a prompt that exports at each start must not wait for it.
 *
 * @returns `undefined` when there is anything else to do, to ask or to say
 */
export function cachedExport(argv: readonly string[], { environment, terminal }: CachedExportInput): string | undefined {
  const plain = readPlainExport(argv);
  if (plain === undefined || terminal) return undefined;
  const { profile } = plain;
  // Without a name there may be something to pick from.
  if (profile === undefined && !environment["AWS_PROFILE"] && !environment["AWS_DEFAULT_PROFILE"]) return undefined;
  const format = plain.format ?? shellFormat({ environment, platform: process.platform });
  // These take a name from elsewhere.
  if (format === "ini" || format === "k8s") return undefined;
  const { resolved: cached } = resolveCached(
    { profile },
    {},
    { environment, home: homeFrom(environment), userName: userNameFrom(environment), clock: Date.now },
  );
  if (cached === undefined || cached.plan.warnings.length > 0) return undefined;
  const { credentials, plan } = cached;
  const shell = { ownRegion: ownRegion(environment) };
  return exportCredentials({ credentials, region: plan.region, profile: plan.profile, shell }, format);
}

/** What a cached export reads of its process. */
interface CachedExportInput {
  readonly environment: NodeJS.ProcessEnv;
  /** stdout is a terminal: a hint belongs to the answer. */
  readonly terminal: boolean;
}

function readPlainExport([command, ...words]: readonly string[]): PlainExport | undefined {
  if (command !== "export") return undefined;
  let profile: string | undefined;
  let format: ExportFormat | undefined;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    const [flag = "", joined] = word.startsWith("--") ? word.split(/=(.*)/s) : [word];
    const target = word.startsWith("-") ? flags[flag] : "profile";
    const value = word.startsWith("-") ? (joined ?? words[++at]) : word;
    if (target === undefined || !value || value.startsWith("-")) return undefined;
    if (target === "profile") {
      if (profile !== undefined) return undefined;
      profile = value;
    } else {
      if (format !== undefined || !(exportFormats as readonly string[]).includes(value)) return undefined;
      format = value as ExportFormat;
    }
  }
  return { profile, format };
}
