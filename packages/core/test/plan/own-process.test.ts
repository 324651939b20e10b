import { expect, it } from "vitest";
import { CredentialError } from "../../src/errors/credential-error.ts";
import { isOwnProcess } from "../../src/plan/source/own-process.ts";
import { keysOf, planOf } from "./plan-of.ts";

const own = "aws-temp-credential-process";

it.each([
  { command: own, is: true },
  { command: `/opt/bin/${own} --profile x`, is: true },
  { command: `"/my programs/${own}" --profile x`, is: true },
  { command: `"C:\\Program Files\\${own}.exe" --profile x`, is: true },
  { command: `C:\\Users\\maria\\npm\\${own}.cmd --profile x`, is: true },
  { command: "C:\\node.exe C:\\@aws-temp\\credential-process\\bin\\run.js --profile x", is: true },
  { command: `C:\\tools\\other.exe --like ${own}-of-mine`, is: false },
  { command: "node /x/@aws-temp/credential-process/bin/run.js x", is: true },
  { command: "npx @aws-temp/credential-process --profile x", is: true },
  { command: "npx --yes @aws-temp/credential-process@latest x", is: true },
  { command: `npx --package @aws-temp/credential-process ${own} x`, is: true },
  { command: "/opt/other --profile x", is: false },
  { command: `${own}-of-mine --profile x`, is: false },
  { command: undefined, is: false },
])("$command is our program: $is", ({ command, is }) => {
  expect(isOwnProcess(command)).toBe(is);
});

it.each([
  { name: "by flag", command: `${own} --profile x` },
  { name: "by joined flag", command: `${own} --profile=x --allow-login` },
  { name: "as an argument", command: `${own} --min-ttl 5m x` },
  { name: "from a folder of Windows", command: `C:\\npm\\${own}.cmd --profile x` },
  { name: "through npx", command: `npx --package @aws-temp/credential-process ${own} x` },
  { name: "by saying nothing", command: `${own} --allow-login` },
])("a profile whose program asks for it again $name is taken for what else it says", ({ command }) => {
  const config = `[profile x]\ncredential_process = ${command}\naws_access_key_id = AKIAX\naws_secret_access_key = s\n`;
  expect(planOf({ config, request: { profile: "x" } }).source).toMatchObject({ kind: "static", accessKeyId: "AKIAX" });
});

it("a profile whose program asks for another is that program's", () => {
  const config = `[profile x]\ncredential_process = ${own} --profile y\n[profile y]\n`;
  expect(planOf({ config, credentials: keysOf("y"), request: { profile: "x" } }).source.kind).toBe("process");
});

it("a profile that says nothing else is told what to change", () => {
  const config = `[profile x]\nregion = eu-west-1\ncredential_process = ${own} --profile x\n`;
  const planning = () => planOf({ config, request: { profile: "x" } });
  expect(planning).toThrow(CredentialError);
  expect(planning).toThrow(expect.objectContaining({ code: "PROFILE_LOOP", data: expect.objectContaining({ line: 3 }) }));
});
