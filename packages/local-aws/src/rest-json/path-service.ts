import type { Answer, Refusal, Service } from "../server/service.ts";
import type { SignableRequest } from "../signature/signable-request.ts";
import { type JsonDocument, readDocument, shownFields } from "./document.ts";

/** What answers one method of one path. @internal */
export interface Operation<World> {
  readonly name: string;
  readonly answer: (request: SignableRequest, world: World) => Answer;
}

/** @internal */
export interface PathServiceInput<World> extends Pick<Service, "name" | "throttling" | "failure"> {
  readonly world: World;
  /** By path, then by method. */
  readonly operations: Readonly<Record<string, Readonly<Record<string, Operation<World>>>>>;
  /** The fields whose values the log may show. */
  readonly harmless: ReadonlySet<string>;
  readonly refuse: (refusal: Refusal) => Answer;
  /** The answer that an error of an operation stands for; `undefined` for one that is none. */
  readonly refusalOf: (error: unknown) => Answer | undefined;
}

/**
 * A service that programs ask with JSON and browsers with queries and forms, each operation at a path of its own.
 *
 * @internal
 */
export function pathService<World>(input: PathServiceInput<World>): Service {
  const { world, operations, harmless, refuse, refusalOf, ...rest } = input;
  const wrongMethod: Operation<World> = {
    name: "",
    answer: () => refuse({ code: "MethodNotAllowedException", status: 405, message: "Method not allowed" }),
  };
  const operationOf = ({ method, path }: SignableRequest) => {
    const methods = Object.hasOwn(operations, path) ? operations[path] : undefined;
    return methods && (methods[method] ?? wrongMethod);
  };
  return {
    ...rest,
    refuse,
    recognise(request) {
      const operation = operationOf(request);
      return operation && { operation: operation.name, parameters: shownFields(fieldsOf(request), harmless) };
    },
    answer(request) {
      try {
        return (operationOf(request) ?? wrongMethod).answer(request, world);
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal !== undefined) return refusal;
        throw error;
      }
    },
  };
}

function fieldsOf(request: SignableRequest): JsonDocument {
  const form = request.method === "GET" ? request.query : Buffer.from(request.body).toString("utf8");
  return readDocument(request.body) ?? Object.fromEntries(new URLSearchParams(form));
}
