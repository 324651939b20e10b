#!/usr/bin/env node
import { argv } from "node:process";

const { main } = await import("../dist/run/main.js").catch((error) => {
  if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
  process.stderr.write("local-aws is not built yet. Run: npx pnpm@12 build\n");
  process.exit(1);
});
await main(argv.slice(2));
