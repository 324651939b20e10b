import { expect, it } from "vitest";
import { start } from "../local-world.ts";

it.each([
  {
    name: "an unknown action",
    query: "Action=Nope&Version=2011-06-15",
    code: "InvalidAction",
    message: "Could not find operation Nope for version 2011-06-15",
  },
  {
    name: "no version",
    query: "Action=GetCallerIdentity",
    code: "InvalidAction",
    message: "Could not find operation GetCallerIdentity for version NO_VERSION_SPECIFIED",
  },
  { name: "no action", query: "", code: "MissingAction", message: "The request must contain the parameter Action" },
])("refuses $name in the query protocol's form", async ({ query, code, message }) => {
  const aws = await start();
  const response = await fetch(`${aws.url}/?${query}`);
  const requestId = response.headers.get("x-amzn-requestid") ?? "";
  expect(response.status).toBe(400);
  expect(response.headers.get("content-type")).toBe("text/xml");
  expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
  expect(await response.text()).toBe(
    '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">' +
      `<Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
  );
});

it("takes a form at any path", async () => {
  const aws = await start();
  const response = await fetch(`${aws.url}/some/path`, {
    method: "POST",
    body: new URLSearchParams({ Action: "GetCallerIdentity", Version: "2011-06-15" }),
  });
  expect([response.status, await response.text()]).toEqual([403, expect.stringContaining("MissingAuthenticationToken")]);
});

it("dates its answers by its own clock", async () => {
  const aws = await start();
  aws.setClock(new Date("2031-05-06T07:08:09Z"));
  expect((await fetch(aws.url)).headers.get("date")).toBe("Tue, 06 May 2031 07:08:09 GMT");
});
