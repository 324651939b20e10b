import { access, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createTempHome } from "../src/index.ts";

it("holds the files that are given, and no others", async () => {
  await using home = await createTempHome({ config: "[default]\nregion = eu-west-1\n" });
  expect(await readFile(home.configFile, "utf8")).toBe("[default]\nregion = eu-west-1\n");
  await expect(access(home.credentialsFile)).rejects.toThrow("ENOENT");
  expect(home.configFile).toBe(join(home.path, ".aws", "config"));
});

it.skipIf(process.platform === "win32")("keeps others out", async () => {
  await using home = await createTempHome({ credentials: "" });
  const modes = await Promise.all(
    [home.path, home.awsDir, home.credentialsFile].map(async (file) => (await stat(file)).mode & 0o777),
  );
  expect(modes).toEqual([0o700, 0o700, 0o600]);
});

it.skipIf(process.platform === "win32")("gives a file the mode that is asked for, whatever the umask", async () => {
  await using home = await createTempHome();
  const before = process.umask(0o077);
  try {
    expect((await stat(await home.write("open", "", 0o666))).mode & 0o777).toBe(0o666);
  } finally {
    process.umask(before);
  }
});

it("gives an environment of its own, without any of AWS from outside", async () => {
  process.env["AWS_PROFILE"] = "outside";
  try {
    await using home = await createTempHome({ env: { AWS_REGION: "eu-west-1" } });
    expect(Object.keys(home.env).filter((name) => name.startsWith("AWS_"))).toEqual(["AWS_REGION"]);
    expect(home.env).toMatchObject({ HOME: home.path, PATH: process.env["PATH"] });
  } finally {
    delete process.env["AWS_PROFILE"];
  }
});

it("is gone when it is disposed of", async () => {
  const home = await createTempHome({ config: "" });
  await home.dispose();
  await expect(access(home.path)).rejects.toThrow("ENOENT");
});
