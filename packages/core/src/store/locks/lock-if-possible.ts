import type { Logger } from "../../ports/logger.ts";
import { requireOwnFolders } from "../files/read-state-file.ts";
import { warnOfState } from "../warn-of-state.ts";
import { holderOf, withFileLock } from "./file-lock.ts";

/** @internal */
export interface LockNotices {
  /** Said where no lock can be made, before the reason: `No lock can be taken, so parallel commands may …`. */
  readonly without: string;
  /** What the holder of the lock does, after `Waiting for process 4242, which …`; `undefined` when nothing is to be shown now. */
  readonly waiting?: (() => string | undefined) | undefined;
}

/** Milliseconds. A short wait needs no words; after the second, it is said also where no progress is shown. */
const noticed = [500, 2000] as const;

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
  let over = false;
  const show = async (long: boolean) => {
    const what = waiting?.();
    const holder = what === undefined ? undefined : await holderOf(path).catch(() => undefined);
    if (holder === undefined || over) return;
    const other = `${holder}, which ${what}`;
    shown = true;
    logger.progress(`Waiting for ${other}`);
    if (long) logger.waiting?.(other);
  };
  const notices = noticed.map((after, index) => setTimeout(() => void show(index > 0), after));
  const end = () => {
    over = true;
    for (const notice of notices) clearTimeout(notice);
  };
  try {
    const enter = () => {
      entered = true;
      end();
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
    end();
    if (shown && !entered) logger.progress(undefined);
  }
}
