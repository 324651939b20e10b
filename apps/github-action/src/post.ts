import { createGithubHost } from "./github-host.ts";
import { restorePrevious } from "./restore/restore-previous.ts";

// The runner that cancels a job waits some seconds for its posts, and ends what is left then: what was begun is finished meanwhile.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => undefined);

const host = createGithubHost(process.env);
restorePrevious(host).catch((cause: unknown) => {
  host.warning(`The cleanup failed: ${cause instanceof Error ? cause.message : String(cause)}`);
});
