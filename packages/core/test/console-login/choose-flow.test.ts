import { describe, expect, it } from "vitest";
import { chooseFlow } from "../../src/console-login/sign-in/choose-flow.ts";

const desktop = { canOpen: true, canReturn: true, reason: undefined };
const overSsh = { canOpen: false, canReturn: false, reason: "this is an SSH session" };
const remoteEditor = { canOpen: true, canReturn: false, reason: "this is a GitHub codespace" };

describe("chooseFlow", () => {
  it.each([
    { name: "on a desktop, the same device", options: {}, reach: desktop, flow: "same-device", open: true },
    {
      name: "on a desktop without opening, the same device",
      options: { noBrowser: true },
      reach: desktop,
      flow: "same-device",
      open: false,
    },
    { name: "over SSH, across devices", options: {}, reach: overSsh, flow: "cross-device", open: false },
    {
      name: "from a remote editor, across devices, with a browser",
      options: {},
      reach: remoteEditor,
      flow: "cross-device",
      open: true,
    },
    {
      name: "over SSH with a forwarded port, the same device",
      options: { redirectPort: 8400 },
      reach: overSsh,
      flow: "same-device",
      open: false,
    },
    {
      name: "when asked for on a desktop, across devices",
      options: { useDeviceCode: true },
      reach: desktop,
      flow: "cross-device",
      open: true,
    },
    {
      name: "when told otherwise over SSH, the same device",
      options: { useDeviceCode: false },
      reach: overSsh,
      flow: "same-device",
      open: false,
    },
    {
      name: "when both are said, across devices",
      options: { useDeviceCode: true, redirectPort: 1 },
      reach: overSsh,
      flow: "cross-device",
      open: false,
    },
  ])("takes $name", ({ options, reach, flow, open }) => {
    expect(chooseFlow(options, reach, true)).toMatchObject({ flow, open });
  });

  it("says why it goes across devices unasked", () => {
    expect(chooseFlow({}, overSsh, true).reason).toBe("this is an SSH session");
    expect(chooseFlow({ useDeviceCode: true }, overSsh, true).reason).toBeUndefined();
  });

  it("does not ask for a paste where no one can paste", () => {
    expect(chooseFlow({}, overSsh, false).flow).toBe("same-device");
  });
});
