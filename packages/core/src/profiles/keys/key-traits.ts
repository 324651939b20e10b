/**
 * What the presence of a key says about a profile, as bits that are or-ed together: enough to know of ten thousand profiles which few
 * deserve a closer look.
 */
export const KeyTraits = {
  role: 1,
  sso: 2,
  login: 4,
  process: 8,
  accessKey: 16,
  /** Part of a set of keys that belong together in one file. */
  keyPart: 32,
  /** Its value matters. */
  valued: 64,
  block: 128,
} as const;

const { role, sso, login, process, accessKey, keyPart, valued } = KeyTraits;
const sources = role | sso | login | process | accessKey;

const traits: ReadonlyMap<string, number> = new Map([
  ["role_arn", role],
  ["sso_account_id", sso],
  ["sso_role_name", sso],
  ["login_session", login],
  ["credential_process", process],
  ["aws_access_key_id", accessKey | keyPart],
  ["aws_secret_access_key", keyPart],
  ["aws_session_token", keyPart],
  ["aws_security_token", valued],
  ["credential_source", valued],
  ["duration_seconds", valued],
  ["sso_session", valued],
  ["services", valued],
]);

/** The bits of one key; 0 for most. */
export function traitsOf(key: string): number {
  return traits.get(key) ?? 0;
}

/**
 * Whether readers may differ on a profile as a whole: it names two sources, has a key whose value matters, or keys and blocks that
 * are spread over both files.
 *
 * @param config - the bits of its keys in the config file
 * @param credentials - those in the credentials file
 */
export function deservesLook(config: number, credentials: number): boolean {
  const named = (config | credentials) & sources;
  const severalSources = (named & (named - 1)) !== 0;
  return severalSources || ((config | credentials) & valued) !== 0 || (config & credentials & (keyPart | KeyTraits.block)) !== 0;
}
