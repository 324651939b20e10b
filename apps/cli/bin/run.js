#!/usr/bin/env node
// CommonJS: Node starts it a tenth sooner than a module.
const { enableCompileCache } = require("node:module");
const { homedir } = require("node:os");
const { join } = require("node:path");

const { AWS_TEMP_HOME, HOME, NODE_COMPILE_CACHE } = process.env;
const folder = AWS_TEMP_HOME || join(HOME || homedir(), ".aws", "aws-temp");
// What V8 compiled last time is trusted without a look, so it rests where only this user writes, and not in the temporary folder.
const umask = process.umask(0o077);
enableCompileCache?.(NODE_COMPILE_CACHE || join(folder, "compiled"));
process.umask(umask);
require("../dist/bundle/main.cjs");
