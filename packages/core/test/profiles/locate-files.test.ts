import { describe, expect, it } from "vitest";
import { type LocateInput, locateFiles } from "../../src/profiles/locate-files.ts";

describe("the files are", () => {
  it.each<{ name: string; input: LocateInput; config: string; credentials: string; home: string }>([
    {
      name: "in HOME",
      input: { environment: { HOME: "/h", USERPROFILE: "/u" } },
      config: "/h/.aws/config",
      credentials: "/h/.aws/credentials",
      home: "/h",
    },
    {
      name: "in HOME on Windows too",
      input: { environment: { HOME: "C:\\h", USERPROFILE: "C:\\u" }, platform: "win32" },
      config: "C:\\h\\.aws\\config",
      credentials: "C:\\h\\.aws\\credentials",
      home: "C:\\h",
    },
    {
      name: "in USERPROFILE",
      input: { environment: { HOME: "", USERPROFILE: "C:\\u", HOMEDRIVE: "D:", HOMEPATH: "\\d" }, platform: "win32" },
      config: "C:\\u\\.aws\\config",
      credentials: "C:\\u\\.aws\\credentials",
      home: "C:\\u",
    },
    {
      name: "in HOMEDRIVE and HOMEPATH",
      input: { environment: { HOMEDRIVE: "D:", HOMEPATH: "\\d" }, platform: "win32", home: "C:\\system" },
      config: "D:\\d\\.aws\\config",
      credentials: "D:\\d\\.aws\\credentials",
      home: "D:\\d",
    },
    {
      name: "where the system says",
      input: { environment: {}, home: "/s" },
      config: "/s/.aws/config",
      credentials: "/s/.aws/credentials",
      home: "/s",
    },
    {
      name: "in ~ when no one knows",
      input: { environment: {} },
      config: "~/.aws/config",
      credentials: "~/.aws/credentials",
      home: "~",
    },
    {
      name: "where the variables say",
      input: { environment: { HOME: "/h", AWS_CONFIG_FILE: "c", AWS_SHARED_CREDENTIALS_FILE: "/x/y" } },
      config: "c",
      credentials: "/x/y",
      home: "/h",
    },
    {
      name: "the usual ones when the variables are empty",
      input: { environment: { HOME: "/h", AWS_CONFIG_FILE: "", AWS_SHARED_CREDENTIALS_FILE: "" } },
      config: "/h/.aws/config",
      credentials: "/h/.aws/credentials",
      home: "/h",
    },
    {
      name: "with ~ for the home directory",
      input: { environment: { HOME: "/h", AWS_CONFIG_FILE: "~/c", AWS_SHARED_CREDENTIALS_FILE: "~" } },
      config: "/h/c",
      credentials: "/h",
      home: "/h",
    },
    {
      name: "with ~ as it stands for someone else, inside, and before a backslash",
      input: { environment: { HOME: "/h", AWS_CONFIG_FILE: "~u/c", AWS_SHARED_CREDENTIALS_FILE: "~\\c/~/$HOME" } },
      config: "~u/c",
      credentials: "~\\c/~/$HOME",
      home: "/h",
    },
    {
      name: "with ~ before a backslash on Windows",
      input: { environment: { HOME: "C:\\h", AWS_CONFIG_FILE: "~\\c" }, platform: "win32" },
      config: "C:\\h\\c",
      credentials: "C:\\h\\.aws\\credentials",
      home: "C:\\h",
    },
  ])("$name", ({ input, config, credentials, home }) => {
    expect(locateFiles(input)).toEqual({ configFile: config, credentialsFile: credentials, home });
  });
});
