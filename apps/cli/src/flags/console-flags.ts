import * as Flags from "@oclif/core/flags";
import { containerColours, containerSchemes } from "../browser/container-address.ts";

const ways = ["print", "copy", "browser", "firefox-container", "chrome-profile", "bookmarks", "save", "remove-bookmark"];

/** One way to hand out the address, which excludes the others. */
function others(...mine: readonly string[]): string[] {
  return ways.filter((way) => !mine.includes(way));
}

/** Where in the console. */
const placeFlags = {
  service: Flags.string({
    char: "s",
    helpGroup: "place",
    helpValue: "NAME",
    summary: "Service to open: s3, ec2, iam, logs, or the name of any other service.",
    exclusive: ["destination", "bookmark"],
  }),
  destination: Flags.string({
    helpGroup: "place",
    helpValue: "URL",
    summary: "Page to open: a URL of the console, or a path in it.",
    exclusive: ["bookmark"],
  }),
  "session-duration": Flags.string({
    helpGroup: "place",
    helpValue: "TIME",
    summary:
      "How long the console session shall last, up to 12h, of an IAM user's keys to 36h; as long as the credentials, if not said.",
  }),
};

const browserFlags = {
  print: Flags.boolean({
    helpGroup: "browser",
    summary: "Print the URL instead of opening it. The URL is a secret for 15 minutes.",
    exclusive: others("print"),
  }),
  copy: Flags.boolean({
    helpGroup: "browser",
    summary: "Copy the URL to the clipboard instead of opening it.",
    exclusive: others("copy"),
  }),
  browser: Flags.string({
    helpGroup: "browser",
    helpValue: "NAME",
    summary: "Browser to open: chrome, chromium, edge, brave, vivaldi, firefox, zen, safari …, or its path.",
    exclusive: others("browser", "firefox-container", "chrome-profile"),
  }),
  "firefox-container": Flags.string({
    helpGroup: "browser",
    helpValue: "NAME",
    summary: "Open in this container of Firefox, next to other accounts; needs an extension.",
    exclusive: others("firefox-container", "browser"),
  }),
  "container-color": Flags.option({
    helpGroup: "browser",
    options: containerColours,
    summary: "Colour of a new container. Default: a colour chosen by its name.",
    dependsOn: ["firefox-container"],
  })(),
  "container-extension": Flags.option({
    helpGroup: "browser",
    options: Object.keys(containerSchemes) as (keyof typeof containerSchemes)[],
    summary: "Extension that opens containers: Open external links in a container (open-url) or Granted.",
    dependsOn: ["firefox-container"],
  })(),
  "chrome-profile": Flags.string({
    helpGroup: "browser",
    helpValue: "NAME",
    summary: "Open in this profile of Chrome, Chromium, Edge, Brave or Vivaldi, next to other accounts.",
    exclusive: others("chrome-profile", "browser"),
  }),
};

const bookmarkFlags = {
  bookmark: Flags.string({ char: "b", helpGroup: "bookmarks", helpValue: "NAME", summary: "Open a saved page of this profile." }),
  bookmarks: Flags.boolean({
    helpGroup: "bookmarks",
    summary: "List the saved pages of this profile.",
    exclusive: others("bookmarks"),
  }),
  save: Flags.string({
    helpGroup: "bookmarks",
    helpValue: "NAME",
    summary: "Save --service or --destination (and --region) under a name; does not open a browser.",
    exclusive: [...others("save"), "bookmark"],
  }),
  "remove-bookmark": Flags.string({
    helpGroup: "bookmarks",
    helpValue: "NAME",
    summary: "Remove a saved page of this profile.",
    exclusive: others("remove-bookmark"),
  }),
};

/** What `console` takes beyond credentials. */
export const consoleFlags = { ...placeFlags, ...browserFlags, ...bookmarkFlags };
