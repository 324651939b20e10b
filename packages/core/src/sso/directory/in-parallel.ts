/**
 * Works on many items, so many at a time, until all are done or one stops the rest.
 *
 * @param work - answers `false` to stop: nothing more is begun then
 * @returns whether all were done
 * @throws what `work` throws first; what is under way is waited for
 * @internal
 */
export async function inParallel<Item>(
  items: Iterable<Item>,
  width: number,
  work: (item: Item) => Promise<boolean>,
): Promise<boolean> {
  const left = items[Symbol.iterator]();
  let goOn = true;
  const worker = async () => {
    for (let next = left.next(); goOn && !next.done; next = left.next()) {
      try {
        goOn = (await work(next.value)) && goOn;
      } catch (error) {
        goOn = false;
        throw error;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: width }, worker));
  const failed = ends.find((end) => end.status === "rejected");
  if (failed !== undefined) {
    throw failed.reason;
  }
  return goOn;
}
