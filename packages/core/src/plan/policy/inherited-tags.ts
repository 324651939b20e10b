import type { PlanStep } from "../plan.ts";

/**
 * Steps whose session tags AWS takes.
 *
 * A tag that an earlier role passes on need not be said again: AWS refuses it, even with the same value. Another value stays, for AWS
 * to refuse: it would not be what was asked for.
 *
 * @internal
 */
export function withoutInherited(steps: readonly PlanStep[]): PlanStep[] {
  const inherited = new Map<string, string>();
  return steps.map((step) => {
    if (step.kind !== "assume-role") return step;
    const isNews = (key: string) => inherited.get(key.toLowerCase()) !== tagValue(step.tags, key);
    const tags = Object.fromEntries(Object.entries(step.tags).filter(([key]) => isNews(key)));
    const transitiveTagKeys = step.transitiveTagKeys.filter(isNews);
    for (const key of transitiveTagKeys) inherited.set(key.toLowerCase(), tagValue(step.tags, key));
    return { ...step, tags, transitiveTagKeys };
  });
}

/** Keys of tags are the same in any letter case. */
function tagValue(tags: Readonly<Record<string, string>>, key: string): string {
  return Object.entries(tags).find(([other]) => other.toLowerCase() === key.toLowerCase())?.[1] ?? "";
}
