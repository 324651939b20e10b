// Medians of things that take turns in one run, so that what else the machine does falls on all of them alike.

/**
 * @param {readonly (() => unknown)[]} tasks
 * @param {{ rounds: number, warmUps: number }} options
 * @returns {Promise<number[]>} milliseconds
 */
export async function medians(tasks, { rounds, warmUps }) {
  const times = tasks.map(() => []);
  for (let round = -warmUps; round < rounds; round++) {
    for (const [index, task] of tasks.entries()) {
      const start = performance.now();
      await task();
      if (round >= 0) times[index].push(performance.now() - start);
    }
  }
  return times.map((one) => one.toSorted((a, b) => a - b)[Math.floor(one.length / 2)]);
}
