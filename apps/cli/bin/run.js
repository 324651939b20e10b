#!/usr/bin/env node
// CommonJS: Node starts it a tenth sooner than a module.
const { mkdirSync, statSync } = require("node:fs");
const { enableCompileCache } = require("node:module");
const { homedir } = require("node:os");
const { dirname, join, resolve } = require("node:path");

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(`aws-temp needs Node.js 22.12 or later; this is ${process.versions.node}.\n`);
  process.exit(2);
}

const { AWS_TEMP_HOME, HOME, NODE_COMPILE_CACHE } = process.env;
const home = HOME || homedir();
const folder = resolve(
  home,
  (AWS_TEMP_HOME || ".aws/aws-temp").replace(/^~(?=[\\/]|$)/, () => home),
);
// What V8 compiled last time is trusted without a look, so it rests where only this user writes, and not in the temporary folder.
const compiled = NODE_COMPILE_CACHE || join(folder, "compiled");
const umask = process.umask(0o077);
if (made(compiled)) enableCompileCache?.(compiled);
process.umask(umask);
require("../dist/bundle/start.cjs");

/** Node itself, told to make a folder below /proc, would try for ever. */
function made(path) {
  try {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return true;
    if (dirname(path) === path || !made(dirname(path))) return false;
    mkdirSync(path);
    return true;
  } catch (error) {
    // Another process was faster.
    return error.code === "EEXIST";
  }
}
