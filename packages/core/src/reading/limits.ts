const mebibyte = 1024 * 1024;

/**
 * How many bytes we read of something that is not ours, by kind. A larger one is an error that names its limit; it is never read whole.
 *
 * @internal
 */
export const sizeLimits = {
  /** One answer of AWS; where a list has pages, each page. */
  awsAnswer: mebibyte,
  /** One answer of an instance's or a container's metadata service: credentials take about two kilobytes. */
  metadataAnswer: 64 * 1024,
  /** `~/.aws/config`, `~/.aws/credentials`, and other files that the user writes. */
  userFile: 16 * mebibyte,
  /** A token file, a token cache of any AWS tool. */
  tokenFile: mebibyte,
  /** An entry of our own cache, a lock, a remembered failure, a bookmark. */
  stateFile: mebibyte,
  /** `.aws-temp-profile`. */
  profileFile: 4 * 1024,
  /** What a `credential_process` prints on stdout. Java's limit is the lowest of the SDKs' (64,000); a longest answer takes a tenth of it. */
  processOutput: 64 * 1024,
  /** What a `credential_process` prints on stderr. Its end goes into the error message. */
  processErrors: mebibyte,
} as const;

/**
 * How long we wait for an answer of a counterpart, in milliseconds.
 *
 * @internal
 */
export const timeLimits = {
  /** Until the connection is, a proxy included. */
  connect: 5_000,
  /** From the request to the first byte of the answer. */
  firstByte: 30_000,
  /** From the request to the last byte of the answer. */
  wholeAnswer: 60_000,
} as const;
