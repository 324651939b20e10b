/**
 * A request as it came over the wire: nothing decoded, nothing merged.
 *
 * @internal
 */
export interface SignableRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** Without the `?`; empty when there is none. */
  readonly query: string;
  /** In the order received, repeated headers repeated. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
}

/**
 * All values of a header, joined as HTTP joins them; `undefined` when it is absent.
 *
 * @internal
 */
export function headerOf(request: Pick<SignableRequest, "headers">, name: string): string | undefined {
  const values = request.headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
  return values.length === 0 ? undefined : values.join(",");
}
