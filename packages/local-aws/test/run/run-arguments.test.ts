import { expect, it } from "vitest";
import { runArguments } from "../../src/run/run-arguments.ts";

it("defaults to a free port and a temporary home", () => {
  expect(runArguments([])).toEqual({
    help: false,
    code: false,
    port: 0,
    home: undefined,
    log: undefined,
    endpointUrl: false,
    tls: false,
    signIn: "page",
  });
});

it("reads every option", () => {
  expect(
    runArguments([
      "--port",
      "4566",
      "--home",
      "/h",
      "--log=/l",
      "--endpoint-url",
      "--tls",
      "--sign-in",
      "denied",
      "--code",
      "-h",
    ]),
  ).toEqual({
    help: true,
    code: true,
    port: 4566,
    home: "/h",
    log: "/l",
    endpointUrl: true,
    tls: true,
    signIn: "denied",
  });
});

it.each([["--port", "http"], ["--port", "65536"], ["--sign-in", "maybe"], ["--nope"], ["extra"]])("refuses %s %s", (...args) => {
  expect(() => runArguments(args)).toThrow(TypeError);
});
