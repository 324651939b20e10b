import type { Logger } from "../ports/logger.ts";
import { withFileLock } from "./file-lock.ts";
import { requireOwnFolders } from "./read-state-file.ts";
import { warnOfState } from "./warn-of-state.ts";

/** @internal */
export interface LockNotices {
  /** Said where no lock can be made, before the reason: `No lock can be taken, so parallel commands may …`. */
  readonly without: string;
  /** Shown when the wait is long enough to be noticed; absent: nothing is shown. */
  readonly waiting?: string | undefined;
}

/** Milliseconds. A wait that nobody notices needs no words. */
const noticed = 500;

/**
 * Runs `work` under a lock; where none can be made (a read-only home), without one rather than not at all.
 *
 * @param meanwhile - asked while waiting, see {@link withFileLock}
 * @throws what `work` and `meanwhile` throw
 * @internal
 */
export async function lockIfPossible<Result>(
  path: string,
  { without, waiting }: LockNotices,
  logger: Logger,
  work: () => Promise<Result>,
  meanwhile?: () => Promise<{ readonly result: Result } | undefined>,
): Promise<Result> {
  let entered = false;
  let shown = false;
  const notice = setTimeout(() => {
    shown = waiting !== undefined;
    if (shown) logger.progress(waiting);
  }, noticed);
  try {
    const enter = () => {
      entered = true;
      clearTimeout(notice);
      if (shown) logger.progress(undefined);
    };
    const enterAndWork = () => {
      enter();
      return work();
    };
    const look =
      meanwhile &&
      (() =>
        meanwhile().catch((error: unknown) => {
          enter();
          throw error;
        }));
    requireOwnFolders(path);
    return await withFileLock(path, enterAndWork, look);
  } catch (error) {
    if (entered) {
      throw error;
    }
    warnOfState(logger, without, error);
    return await work();
  } finally {
    clearTimeout(notice);
  }
}
