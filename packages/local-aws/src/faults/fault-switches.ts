import type { FaultEffect, FaultRule } from "./fault-rule.ts";

/**
 * The faults that are switched on. The first rule that matches a call and is not used up strikes.
 *
 * @internal
 */
export class FaultSwitches {
  #rules: { readonly rule: FaultRule; seen: number }[] = [];

  set(...rules: readonly FaultRule[]): void {
    this.#rules.push(...rules.map((rule) => ({ rule, seen: 0 })));
  }

  clear(): void {
    this.#rules = [];
  }

  /** The fault that strikes this call, which thereby counts. */
  strike(service: string, operation: string): FaultEffect | undefined {
    for (const entry of this.#rules) {
      const { rule } = entry;
      if ((rule.service ?? service) !== service || (rule.operation ?? operation) !== operation) continue;
      const after = rule.after ?? 0;
      if (entry.seen >= after + (rule.times ?? Number.POSITIVE_INFINITY)) continue;
      entry.seen += 1;
      if (entry.seen > after) return rule.effect;
    }
    return undefined;
  }

  /** The rules and how many matching calls each has seen. */
  list(): readonly { readonly rule: FaultRule; readonly seen: number }[] {
    return this.#rules.map((entry) => ({ ...entry }));
  }
}
