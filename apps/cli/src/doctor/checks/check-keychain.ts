import { found } from "../finding-table.ts";
import type { Check, Found } from "../found.ts";
import { runTool } from "../run-tool.ts";

const patience = 5000;

/** What asks the session bus of Linux whether someone offers the Secret Service; either will do. */
const askBus: readonly (readonly [string, ...string[]])[] = [
  ["busctl", "--user", "--quiet", "status", "org.freedesktop.secrets"],
  [
    "dbus-send",
    "--session",
    "--print-reply=literal",
    "--dest=org.freedesktop.DBus",
    "/org/freedesktop/DBus",
    "org.freedesktop.DBus.GetNameOwner",
    "string:org.freedesktop.secrets",
  ],
];

/** Whether a keychain of the system can be reached. None is opened, so that no one is asked for a password. */
export const checkKeychain: Check = async ({ environment, platform }) => {
  if (platform === "win32") return [there("The Windows Credential Manager is there.")];
  if (platform === "darwin") {
    const { status } = await runTool("security", ["default-keychain"], { environment, patience });
    return [status === 0 ? there("The login keychain of macOS is there.") : none("macOS names no default keychain.")];
  }
  if (!environment["DBUS_SESSION_BUS_ADDRESS"] && !environment["XDG_RUNTIME_DIR"]) {
    return [none("There is no session bus, so no keychain can be reached.")];
  }
  const answers = await Promise.all(askBus.map(([program, ...args]) => runTool(program, args, { environment, patience })));
  if (answers.some(({ status }) => status === 0)) return [there("A keychain (Secret Service) answers on the session bus.")];
  const asked = answers.some(({ status }) => status !== undefined);
  return [
    none(
      asked
        ? "No one on the session bus offers a keychain (Secret Service)."
        : "Nothing here can ask the session bus for a keychain.",
    ),
  ];
};

function there(message: string): Found {
  return found("keychain", { message });
}

function none(message: string): Found {
  return found("no-keychain", { message });
}
