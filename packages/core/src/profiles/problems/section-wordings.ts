import { error, type Wording, warning } from "./wording.ts";

/**
 * The table of differences, sections and profiles: what readers make of headers, of what is written twice, and of keys that
 * stand together.
 */
export const sectionWordings = {
  "nameless-section": error(
    ({ more }) =>
      `No reader finds a name in this header, so all ignore the section. A name with spaces needs quotes, which only the AWS CLI knows: [${more} 'a b'].`,
  ),
  "header-readings": warning(
    ({ more, kind }) =>
      `Readers differ on this section header. ${more}. Write [${kind === "config" ? "profile " : ""}NAME] with nothing around it, the name of letters, digits and _ - / . % @ : +.`,
  ),
  "inherited-name": warning(
    ({ more }) => `The SDK for JavaScript cannot hold a profile of this name. ${more}. Choose another name.`,
  ),
  "bare-section": warning(
    ({ more }) =>
      `The AWS CLI and the SDKs do not take this section as a profile. In the config file its header is [profile ${more}].`,
  ),
  "unknown-section": warning(
    ({ more }) =>
      `The AWS CLI and the SDKs ignore this section; they know ${more} in lower case and followed by a space and a name.`,
  ),
  "config-section-in-credentials": warning(
    ({ more }) => `In the credentials file headers have no type: ${more}. The SDKs for Java and Rust ignore the section.`,
  ),
  "duplicate-section": warning(
    ({ other }) =>
      `This section stands in line ${other} already. The AWS CLI refuses the whole file because of it; the SDKs merge the two, and the later value of a key wins.`,
  ),
  "respelled-section": warning(
    ({ other }) =>
      `This is the section of line ${other} in other words. The AWS CLI takes the last of them alone; the SDKs merge those that they can read.`,
  ),
  "duplicate-key": warning(
    ({ key, other }) =>
      `${capital(key)} stands in line ${other} of this section already. The AWS CLI refuses the whole file because of it; the SDKs take the last value.`,
  ),
  "default-replaced": warning(
    ({ other }) =>
      `The AWS CLI and the SDKs take [profile default] of line ${other} in place of this section. Keep one of the two.`,
  ),
  "default-after-profile-default": warning(
    ({ other }) =>
      `The AWS CLI takes this section because it comes after [profile default] in line ${other}; the SDKs take that one and ignore this. Keep one of the two.`,
  ),
  "defaults-section": warning(({ kind }) =>
    kind === "config"
      ? "The AWS CLI gives the keys of [DEFAULT] to every section of the file; the SDKs ignore the section. The default profile is [default]."
      : "The AWS CLI gives the keys of [DEFAULT] to every section of the file; the SDKs take it as a profile of that name. The default profile is [default].",
  ),
  "empty-section": warning(
    () => "The SDK for JavaScript does not see a profile without keys; to the AWS CLI and the SDKs for Java and Rust it exists.",
  ),
  "empty-value": warning(
    ({ key }) =>
      `The value of ${key} is empty for the AWS CLI and the SDKs for Java and Rust; the SDK for JavaScript does not see the key, and takes indented lines below as a block of it. Remove the line, or give it a value.`,
  ),
  "block-for-value": warning(
    ({ key }) =>
      `The lines below ${key} are a block of keys for the AWS CLI and the SDKs, but ${key} takes a single value. Write the value on the line of the key.`,
  ),
  "block-in-both-files": warning(
    ({ key }) =>
      `The block below ${key} is in both files. The SDK for JavaScript merges the two; the AWS CLI and the SDKs for Java and Rust take the one of the credentials file alone.`,
  ),
  "probable-typo": warning(({ more }) => `No reader knows this key. Is it meant to be "${more}"?`),
  "split-keys": warning(
    ({ more }) =>
      `The keys of this profile are spread over both files: ${more}. The SDKs merge the files key by key; the AWS CLI takes aws_access_key_id, aws_secret_access_key and aws_session_token from one file, the credentials file first. Keep them together.`,
  ),
  "legacy-token": warning(
    () =>
      "The AWS CLI takes aws_security_token as the session token, even before aws_session_token; the SDKs know aws_session_token alone. Rename the key.",
  ),
  "credential-source-case": warning(
    ({ more }) =>
      `The AWS CLI refuses this credential_source because of its letter case, and the SDK for JavaScript passes over it; the SDK for Rust accepts it. Write ${more}.`,
  ),
  "duration-ignored": warning(
    () =>
      "The AWS CLI ignores a duration_seconds that is no whole number, and asks for an hour. Write it in seconds, e.g. duration_seconds = 3600.",
  ),
  "duration-default-in-go": warning(
    () => "The SDK for Go ignores a duration_seconds of 15 minutes or less, and asks for its default; the AWS CLI asks for it.",
  ),
  "sso-repeated": warning(
    ({ key, other }) =>
      `${capital(key)} is in the sso-session section too, in line ${other}. The SDK for Rust refuses the profile because of that, the AWS CLI if the values differ; the SDK for JavaScript takes the value of the section. Remove the key here.`,
  ),
  "sso-without-role": warning(
    () =>
      "With sso_session but without sso_account_id and sso_role_name there is an access token, but there are no credentials. The AWS CLI goes on to the next source; the SDKs for JavaScript and Rust stop with an error.",
  ),
  "services-missing": warning(
    ({ more }) =>
      `No file has the section [services ${more}]. The AWS CLI refuses every command with this profile because of it; the SDK for JavaScript passes over the key. Add the section to the config file, or remove the key.`,
  ),
  "several-sources": warning(
    ({ more }) => `This profile names several sources of credentials, and readers prefer different ones: ${more}. Keep one.`,
  ),
} as const satisfies Readonly<Record<string, Wording>>;

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
