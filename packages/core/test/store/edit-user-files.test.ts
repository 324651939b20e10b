import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { editIni } from "../../src/ini/edit/edit.ts";
import { editUserFiles } from "../../src/store/files/edit-user-files.ts";
import { temporaryFolder } from "../temp-folder.ts";

async function userFiles() {
  const home = await temporaryFolder();
  await mkdir(join(home, ".aws"), { mode: 0o700 });
  const [configFile, credentialsFile] = [join(home, ".aws", "config"), join(home, ".aws", "credentials")];
  await writeFile(configFile, "[profile mine]\nregion = eu-west-1\n");
  await writeFile(credentialsFile, "[mine]\n# note\n");
  return { configFile, credentialsFile, deps: { stateFolder: join(home, ".aws", "aws-temp") } };
}

const withProfile = (text: string, name: string) =>
  editIni(text, [{ kind: "set-key", section: { type: "profile", name }, key: "region", value: "eu-west-1" }]);

describe("an edit beside a program that takes no lock", () => {
  it.each(["configFile", "credentialsFile"] as const)(
    "keeps what was written into the %s meanwhile, and starts again",
    async (which) => {
      const { deps, ...files } = await userFiles();
      const seen: string[] = [];
      const result = await editUserFiles(
        files,
        ({ config, credentials }) => {
          seen.push(which === "configFile" ? config : credentials);
          // As `aws configure set` writes: in place, right after the edit has read the file.
          if (seen.length === 1) writeFileSync(files[which], `${seen[0]}[profile theirs]\nregion = us-east-1\n`);
          return { config: withProfile(config, "ours"), credentials: `${credentials}# ours\n`, result: seen.length };
        },
        deps,
      );
      expect(result).toBe(2);
      expect(await readFile(files[which], "utf8")).toContain("theirs");
      expect(await readFile(files.configFile, "utf8")).toContain("[profile ours]");
      expect((await readFile(files.credentialsFile, "utf8")).match(/# ours/g)).toHaveLength(1);
    },
  );

  it("does not do twice what it has written already when the other file changes", async () => {
    const { deps, ...files } = await userFiles();
    let calls = 0;
    await editUserFiles(
      files,
      ({ config, credentials }) => {
        calls++;
        if (calls === 1) writeFileSync(files.credentialsFile, `${credentials}[theirs]\n`);
        return { config: `${config}# added\n`, credentials: `${credentials}# added\n`, result: undefined };
      },
      deps,
    );
    expect((await readFile(files.configFile, "utf8")).match(/# added/g)).toHaveLength(1);
    expect(await readFile(files.credentialsFile, "utf8")).toBe("[mine]\n# note\n[theirs]\n# added\n");
  });

  it("gives up where the file never rests, and leaves it as it is", async () => {
    const { deps, ...files } = await userFiles();
    let count = 0;
    const edit = editUserFiles(
      files,
      ({ config }) => {
        writeFileSync(files.configFile, `[profile p${count++}]\n`);
        return { config: withProfile(config, "ours"), result: undefined };
      },
      deps,
    );
    await expect(edit).rejects.toMatchObject({ code: "FILE_UNWRITABLE" });
    expect(await readFile(files.configFile, "utf8")).toBe(`[profile p${count - 1}]\n`);
  });

  it("loses none of a crowd of edits that hold the lock", async () => {
    const { deps, ...files } = await userFiles();
    const names = Array.from({ length: 20 }, (_, index) => `ours-${index}`);
    const edits = names.map((name) =>
      editUserFiles(files, ({ config }) => ({ config: withProfile(config, name), result: undefined }), deps),
    );
    // Another process that appends, as an editor's user does with `>>`.
    const appends = spawn("sh", [
      "-c",
      `for n in 1 2 3 4 5 6 7 8 9; do echo "[profile theirs-$n]" >> '${files.configFile}'; done`,
    ]);
    await Promise.all([...edits, once(appends, "close")]);
    const text = await readFile(files.configFile, "utf8");
    for (const name of names) expect(text).toContain(`[profile ${name}]`);
  });
});
