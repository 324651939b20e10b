/** A word that could stand at the cursor. */
export interface Candidate {
  readonly value: string;
  /** What shells that show more than words show beside it; one line. */
  readonly description?: string | undefined;
}
