import { request } from "node:http";
import type { LocalAws } from "../../src/index.ts";

/** The status of a request that was meant for a host of AWS, as it comes through a proxy. */
export function askAsHost(
  aws: LocalAws,
  host: string,
  path: string,
  options: { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: string } = {},
): Promise<number | undefined> {
  const { method = "GET", headers = {}, body } = options;
  return new Promise((resolve, reject) => {
    const sent = request(`${aws.url}${path}`, { method, headers: { ...headers, host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    sent.on("error", reject).end(body);
  });
}
