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
    summary: "Service to open: s3, ec2, iam, logs, or any other's own word.",
    exclusive: ["destination", "bookmark"],
  }),
  destination: Flags.string({
    helpGroup: "place",
    helpValue: "URL",
    summary: "Page to open: an address of the console, or its path.",
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
    summary: "Print the address instead of opening it; it is a secret for 15 minutes.",
    exclusive: others("print"),
  }),
  copy: Flags.boolean({
    helpGroup: "browser",
    summary: "Put the address on the clipboard instead of opening it.",
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
    summary: "Open in this container of Firefox, beside other accounts; needs an extension.",
    exclusive: others("firefox-container", "browser"),
  }),
  "container-color": Flags.option({
    helpGroup: "browser",
    options: containerColours,
    summary: "Colour of a new container; else one that its name decides.",
    dependsOn: ["firefox-container"],
  })(),
  "container-extension": Flags.option({
    helpGroup: "browser",
    options: Object.keys(containerSchemes) as (keyof typeof containerSchemes)[],
    summary: "Extension that opens containers: Open external links in a container (open-url), or Granted's.",
    dependsOn: ["firefox-container"],
  })(),
  "chrome-profile": Flags.string({
    helpGroup: "browser",
    helpValue: "NAME",
    summary: "Open in this profile of Chrome, Chromium, Edge, Brave or Vivaldi, beside other accounts.",
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
    summary: "Save --service or --destination (and --region) under a name; opens nothing.",
    exclusive: [...others("save"), "bookmark"],
  }),
  "remove-bookmark": Flags.string({
    helpGroup: "bookmarks",
    helpValue: "NAME",
    summary: "Forget a saved page of this profile.",
    exclusive: others("remove-bookmark"),
  }),
};

/** What `console` takes beyond credentials. */
export const consoleFlags = { ...placeFlags, ...browserFlags, ...bookmarkFlags };
