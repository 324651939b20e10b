import { createGithubHost } from "./github-host.ts";
import { restorePrevious } from "./restore/restore-previous.ts";

const host = createGithubHost(process.env);
restorePrevious(host).catch((cause: unknown) => {
  host.warning(`The cleanup failed: ${cause instanceof Error ? cause.message : String(cause)}`);
});
