import { validationError } from "../errors/aws-fault.ts";

/**
 * A pattern as AWS prints it and as it is tested.
 *
 * @internal
 */
export interface ShownPattern {
  readonly shown: string;
  readonly test: RegExp;
}

/** @internal */
export interface TextConstraints {
  readonly required?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: ShownPattern;
}

/**
 * Collects what is wrong with the parameters of one request, to report all of it at once, in AWS's own words.
 *
 * @internal
 */
export class Violations {
  readonly #found: string[] = [];

  /** Checks a text. `name` is the member's, in AWS's lower camel case. */
  text(name: string, value: string | undefined, constraints: TextConstraints): void {
    if (value === undefined) {
      if (constraints.required) this.#found.push(`Value null at '${name}' failed to satisfy constraint: Member must not be null`);
      return;
    }
    const { min = 0, max = Number.POSITIVE_INFINITY, pattern } = constraints;
    const length = [...value].length;
    if (pattern !== undefined && !pattern.test.test(value)) {
      this.#add(name, value, `Member must satisfy regular expression pattern: ${pattern.shown}`);
    }
    if (length < min) this.#add(name, value, `Member must have length greater than or equal to ${min}`);
    if (length > max) this.#add(name, value, `Member must have length less than or equal to ${max}`);
  }

  /** Checks a number and returns it. */
  integer(name: string, value: string | undefined, range: { readonly min: number; readonly max: number }): number | undefined {
    if (value === undefined) return undefined;
    const number = /^[+-]?\d+$/.test(value) ? Number(value) : Number.NaN;
    if (Number.isNaN(number)) throw validationError(`Value '${value}' at '${name}' is not an integer`);
    if (number < range.min) this.#add(name, value, `Member must have value greater than or equal to ${range.min}`);
    if (number > range.max) this.#add(name, value, `Member must have value less than or equal to ${range.max}`);
    return number;
  }

  /** Checks how many members a list has. */
  count(name: string, list: readonly unknown[], max: number): void {
    if (list.length > max) this.#add(name, `[${list.length} members]`, `Member must have length less than or equal to ${max}`);
  }

  /** @throws {AwsFault} `ValidationError` when anything was found */
  throwIfAny(): void {
    const { length } = this.#found;
    if (length === 0) return;
    throw validationError(`${length} validation error${length === 1 ? "" : "s"} detected: ${this.#found.join("; ")}`);
  }

  #add(name: string, value: string, constraint: string): void {
    this.#found.push(`Value '${value}' at '${name}' failed to satisfy constraint: ${constraint}`);
  }
}
