import { startProxy } from "@aws-temp/local-aws";
import { requireTool } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import { openCliWorld } from "./cli-world.ts";
import { builds } from "./programs.ts";

describe.each(builds)("$how", ({ tool, program }) => {
  it.for(["*", "https-proxy-agent", "agent-base,*proxy*"])("DEBUG=%s shows no password of a proxy", async (value, context) => {
    requireTool(tool, context);
    await using world = await openCliWorld({ program });
    const proxy = await startProxy({ upstream: world.aws.url });
    try {
      const address = `http://someone:canary%2Dpassword@${new URL(proxy.url).host}`;
      const env = { DEBUG: value, HTTPS_PROXY: address, AWS_ENDPOINT_URL_STS: "https://sts.eu-west-1.amazonaws.com" };
      const { stderr, stdout } = await world.run(["whoami", "dev", "--json"], { env });
      for (const shown of ["canary-password", "canary%2Dpassword", Buffer.from("someone:canary-password").toString("base64")]) {
        expect(stderr + stdout).not.toContain(shown);
      }
      expect(stdout).toContain("{");
    } finally {
      await proxy.close();
    }
  });
});
