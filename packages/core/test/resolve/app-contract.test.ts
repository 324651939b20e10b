import { type App, appContract, type RunningWorld } from "@aws-temp/testkit";
import { describe, it } from "vitest";
import { asCredentialError } from "../../src/errors/unknown-error.ts";
import { createResolver } from "../../src/resolve/create-resolver.ts";

/** Core as an app: what the apps do with it, without a terminal. */
const core: App = {
  cannot: { "an interrupt": "core is a library; the process that holds it is interrupted" },
  async run(running: RunningWorld) {
    const said: string[] = [];
    const code = running.mfaCode();
    const resolver = createResolver({
      environment: running.env,
      home: running.home,
      userName: "eve",
      clock: () => running.aws.now(),
      logger: { warn: (message) => said.push(message), progress: (message) => said.push(message ?? "") },
      mfaPrompt: code === undefined ? undefined : async () => code,
      signInUi: running.world.browser ? { open: async (url) => opened(running.browse(url)), show: () => undefined } : undefined,
    });
    try {
      const { credentials } = await resolver.resolve(running.world.request);
      return {
        outcome: {
          credentials: {
            accessKeyId: credentials.accessKeyId,
            secretAccessKey: credentials.secretAccessKey.reveal(),
            sessionToken: credentials.sessionToken?.reveal() ?? "",
            expiration: credentials.expiration?.toISOString(),
          },
        },
        said: said.join("\n"),
      };
    } catch (thrown) {
      const error = asCredentialError(thrown);
      return {
        outcome: { error: error.code },
        said: [...said, error.message, ...error.hints, JSON.stringify(error.data)].join("\n"),
      };
    }
  },
};

/** A browser goes its own way: whoever opened it does not wait for the page. */
function opened(browsing: Promise<void>): boolean {
  browsing.catch(() => undefined);
  return true;
}

describe("core keeps the app contract", () => {
  it.concurrent.each(appContract(core))("$name", async ({ run }) => {
    await run();
  });
});
