/** @internal */
export interface ArnParts {
  readonly partition: string;
  readonly service: string;
  readonly account: string;
  readonly resource: string;
}

/**
 * Takes an ARN of IAM or STS apart; `undefined` when partition, service, account or resource is missing.
 *
 * @internal
 */
export function parseArn(text: string): ArnParts | undefined {
  const [arn, partition = "", service = "", , account = "", ...rest] = text.split(":");
  const resource = rest.join(":");
  if (arn !== "arn" || partition === "" || service === "" || resource === "") return undefined;
  return { partition, service, account, resource };
}
