/**
 * The parameters of a request in AWS's query protocol: form fields by name, `Tags.member.1.Key` and all.
 *
 * @internal
 */
export type Parameters = ReadonlyMap<string, string>;

/**
 * Reads the parameters of a request from its query and, for a form, from its body.
 *
 * @internal
 */
export function readParameters(request: {
  readonly query: string;
  readonly contentType: string | undefined;
  readonly body: Uint8Array;
}): Parameters {
  const isForm = request.contentType?.toLowerCase().startsWith("application/x-www-form-urlencoded") ?? false;
  const body = isForm ? Buffer.from(request.body).toString("utf8") : "";
  return new Map([...new URLSearchParams(request.query), ...new URLSearchParams(body)]);
}

/**
 * The members of a list, in order. A member that is a plain value has it under the empty key.
 *
 * @internal
 */
export function listMembers(parameters: Parameters, list: string): readonly Parameters[] {
  const members = new Map<number, Map<string, string>>();
  for (const [name, value] of parameters) {
    const [, index, field = ""] = new RegExp(`^${list}\\.member\\.(\\d+)(?:\\.(.+))?$`).exec(name) ?? [];
    if (index === undefined) continue;
    const member = members.get(Number(index)) ?? new Map<string, string>();
    members.set(Number(index), member.set(field, value));
  }
  return [...members].sort(([a], [b]) => a - b).map(([, member]) => member);
}
