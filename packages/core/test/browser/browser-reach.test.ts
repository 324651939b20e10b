import { describe, expect, it } from "vitest";
import { browserReach } from "../../src/browser/browser-reach.ts";

const both = { canOpen: true, canReturn: true };
const neither = { canOpen: false, canReturn: false };

describe("browserReach", () => {
  it.each([
    { name: "a Mac", platform: "darwin", environment: {}, expected: both },
    { name: "Windows", platform: "win32", environment: {}, expected: both },
    { name: "Linux with X", platform: "linux", environment: { DISPLAY: ":0" }, expected: both },
    { name: "Linux with Wayland", platform: "linux", environment: { WAYLAND_DISPLAY: "wayland-0" }, expected: both },
    { name: "Linux with a browser for the terminal", platform: "linux", environment: { BROWSER: "w3m" }, expected: both },
    { name: "Linux without a display", platform: "linux", environment: {}, expected: neither, reason: /display/ },
    { name: "Linux with an empty display", platform: "linux", environment: { DISPLAY: "" }, expected: neither },
    { name: "WSL", platform: "linux", environment: { WSL_DISTRO_NAME: "Debian", WSL_INTEROP: "/run/WSL/1" }, expected: both },
    {
      name: "WSL with windows of its own",
      platform: "linux",
      environment: { WSL_DISTRO_NAME: "D", DISPLAY: ":0" },
      expected: both,
    },
    { name: "WSL without a browser", platform: "linux", environment: { WSL_DISTRO_NAME: "D" }, expected: neither, reason: /WSL/ },
    { name: "SSH", platform: "linux", environment: { SSH_CONNECTION: "a 1 b 22" }, expected: neither, reason: /SSH/ },
    { name: "SSH to a Mac", platform: "darwin", environment: { SSH_TTY: "/dev/ttys001" }, expected: neither, reason: /SSH/ },
    {
      name: "SSH with forwarded X",
      platform: "linux",
      environment: { SSH_CLIENT: "a", DISPLAY: "localhost:10" },
      expected: neither,
    },
    {
      name: "SSH from an editor that opens pages at home",
      platform: "linux",
      environment: { SSH_CONNECTION: "a", BROWSER: "/vscode/browser.sh" },
      expected: { canOpen: true, canReturn: false },
    },
    {
      name: "a container",
      platform: "linux",
      inContainer: true,
      environment: {},
      expected: neither,
      reason: /container/,
    },
    { name: "a container with a display", platform: "linux", inContainer: true, environment: { DISPLAY: ":0" }, expected: both },
    { name: "a container with a browser", platform: "linux", inContainer: true, environment: { BROWSER: "w3m" }, expected: both },
    {
      name: "a container that an editor has opened from elsewhere",
      platform: "linux",
      inContainer: true,
      environment: { REMOTE_CONTAINERS: "true", BROWSER: "/vscode/browser.sh" },
      expected: { canOpen: true, canReturn: false },
      reason: /container/,
    },
    { name: "Kubernetes", platform: "linux", environment: { KUBERNETES_SERVICE_HOST: "10.0.0.1" }, expected: neither },
    { name: "a codespace", platform: "linux", environment: { CODESPACES: "true" }, expected: neither, reason: /codespace/ },
    {
      name: "CloudShell",
      platform: "linux",
      environment: { AWS_EXECUTION_ENV: "CloudShell" },
      expected: neither,
      reason: /CloudShell/,
    },
  ])("knows $name", ({ platform, environment, inContainer = false, expected, reason }) => {
    const reach = browserReach({ platform, environment, inContainer });
    expect(reach).toMatchObject(expected);
    if (reason !== undefined) expect(reach.reason).toMatch(reason);
    expect(reach.reason === undefined).toBe(reach.canReturn);
  });
});
