/** How a browser is told things: what Chromium's descendants understand, what Firefox's do, or an address alone. */
export type BrowserFamily = "chromium" | "firefox" | "other";

/** A browser as `--browser` names it. */
export interface KnownBrowser {
  readonly family: BrowserFamily;
  /** Names of its program on the search path, the likeliest first. */
  readonly programs: readonly string[];
  /** Its name in `/Applications`, and the program within. */
  readonly macOs?: readonly [app: string, program: string];
  /** Below `%ProgramFiles%`, `%ProgramFiles(x86)%` or `%LOCALAPPDATA%`. */
  readonly windows?: string;
  /** Where it keeps its profiles (Chromium's family), below the home directory: Linux, macOS, Windows. */
  readonly data?: { readonly linux: string; readonly darwin: string; readonly win32: string };
}

const chromium = (
  programs: readonly string[],
  macOs: readonly [string, string],
  windows: string,
  [linux, darwin, win32]: readonly [string, string, string],
): KnownBrowser => ({
  family: "chromium",
  programs,
  macOs,
  windows: `${windows}.exe`,
  data: {
    linux: `.config/${linux}`,
    darwin: `Library/Application Support/${darwin}`,
    win32: `AppData/Local/${win32}/User Data`,
  },
});

const firefox = (programs: readonly string[], app: string, program: string, windows: string): KnownBrowser => ({
  family: "firefox",
  programs,
  macOs: [app, program],
  windows: `${windows}.exe`,
});

/** What `--browser` knows by name; anything else is a program. The first of a family is the one that is looked for first. */
export const knownBrowsers: ReadonlyMap<string, KnownBrowser> = new Map(
  Object.entries({
    chrome: chromium(
      ["google-chrome", "google-chrome-stable", "chrome"],
      ["Google Chrome", "Google Chrome"],
      "Google/Chrome/Application/chrome",
      ["google-chrome", "Google/Chrome", "Google/Chrome"],
    ),
    chromium: chromium(["chromium", "chromium-browser"], ["Chromium", "Chromium"], "Chromium/Application/chrome", [
      "chromium",
      "Chromium",
      "Chromium",
    ]),
    edge: chromium(
      ["microsoft-edge", "microsoft-edge-stable"],
      ["Microsoft Edge", "Microsoft Edge"],
      "Microsoft/Edge/Application/msedge",
      ["microsoft-edge", "Microsoft Edge", "Microsoft/Edge"],
    ),
    brave: chromium(
      ["brave-browser", "brave"],
      ["Brave Browser", "Brave Browser"],
      "BraveSoftware/Brave-Browser/Application/brave",
      ["BraveSoftware/Brave-Browser", "BraveSoftware/Brave-Browser", "BraveSoftware/Brave-Browser"],
    ),
    vivaldi: chromium(["vivaldi", "vivaldi-stable"], ["Vivaldi", "Vivaldi"], "Vivaldi/Application/vivaldi", [
      "vivaldi",
      "Vivaldi",
      "Vivaldi",
    ]),
    firefox: firefox(["firefox", "firefox-esr"], "Firefox", "firefox", "Mozilla Firefox/firefox"),
    "firefox-developer-edition": firefox(
      ["firefox-developer-edition"],
      "Firefox Developer Edition",
      "firefox",
      "Firefox Developer Edition/firefox",
    ),
    librewolf: firefox(["librewolf"], "LibreWolf", "librewolf", "LibreWolf/librewolf"),
    zen: firefox(["zen-browser", "zen"], "Zen", "zen", "Zen Browser/zen"),
    arc: { family: "other", programs: [], macOs: ["Arc", "Arc"] },
    safari: { family: "other", programs: [], macOs: ["Safari", "Safari"] },
  } satisfies Record<string, KnownBrowser>),
);
