/**
 * What core tells people while it works. Never receives a secret. The app decides whether and where it shows.
 *
 * @public
 */
export interface Logger {
  /** Something that the user should know, said once. */
  warn(message: string): void;
  /** What is being waited for now, e.g. `Assuming arn:aws:iam::111122223333:role/Admin`; `undefined` when the wait is over. */
  progress(message: string | undefined): void;
  /**
   * Another process keeps this one waiting for two seconds already. Where progress is not seen, this should be. Default: nothing is said.
   *
   * @param other - which, and what it does: `process 4242, which gets credentials for profile dev`
   */
  waiting?(other: string): void;
}
