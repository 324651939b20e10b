import * as Flags from "@oclif/core/flags";

/** How a user signs in, where a profile needs it. */
export const signInFlags = {
  "use-device-code": Flags.boolean({
    helpGroup: "sign-in",
    summary: "Sign in with a code that you confirm in any browser, on any machine.",
    exclusive: ["redirect-port"],
  }),
  "no-browser": Flags.boolean({ helpGroup: "sign-in", summary: "Do not open a browser to sign in; show the address." }),
  "redirect-port": Flags.integer({
    helpGroup: "sign-in",
    helpValue: "PORT",
    min: 1,
    max: 65_535,
    summary: "Port of 127.0.0.1 to which the browser returns, for example one that SSH forwards.",
  }),
  timeout: Flags.string({
    helpValue: "TIME",
    summary: "Longest time for one answer of AWS: 20s, 2m. Default: 30s until it begins, 60s in total.",
  }),
};

/** What {@link signInFlags} parse to. */
export interface SignInFlags {
  readonly "use-device-code"?: boolean | undefined;
  readonly "no-browser"?: boolean | undefined;
  readonly "redirect-port"?: number | undefined;
  readonly timeout?: string | undefined;
}
