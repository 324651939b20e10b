/**
 * Whether a post step runs, by its `post-if`. The runner's language is larger: this knows the conditions that actions use.
 *
 * @throws {Error} for a condition that it does not know
 * @internal
 */
export function postConditionHolds(
  condition: string,
  job: { readonly failed: boolean; readonly cancelled: boolean; readonly env: Readonly<Record<string, string>> },
): boolean {
  const bare = condition.trim().replace(/^\$\{\{(.*)\}\}$/s, "$1");
  return bare.split("&&").every((term) => termHolds(term.trim(), job));
}

function termHolds(
  term: string,
  job: { readonly failed: boolean; readonly cancelled: boolean; readonly env: Readonly<Record<string, string>> },
): boolean {
  const [, name, sign, value] = /^env\.(\w+) (==|!=) '([^']*)'$/.exec(term) ?? [];
  if (name !== undefined) {
    // The runner compares without regard to case.
    const equal = (job.env[name] ?? "").toLowerCase() === (value ?? "").toLowerCase();
    return sign === "==" ? equal : !equal;
  }
  switch (term) {
    case "always()":
      return true;
    case "success()":
      return !job.failed && !job.cancelled;
    case "failure()":
      return job.failed;
    case "cancelled()":
      return job.cancelled;
    case "!cancelled()":
      return !job.cancelled;
    default:
      throw new Error(`The runner kit does not know the condition ${term}.`);
  }
}
