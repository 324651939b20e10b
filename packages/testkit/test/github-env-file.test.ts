import { expect, it } from "vitest";
import { readGithubEnvFile } from "../src/index.ts";

it.each([
  { name: "a line", text: "A=b\n", variables: { A: "b" } },
  { name: "a line without an end", text: "A=b", variables: { A: "b" } },
  { name: "a value that is nothing", text: "A=\n", variables: { A: "" } },
  { name: "everything behind the first =", text: "A= b=c<<d #e \n", variables: { A: " b=c<<d #e " } },
  { name: "blank lines", text: "\nA=b\n\n\nC=d\n", variables: { A: "b", C: "d" } },
  { name: "the last of two", text: "A=b\nA=c\n", variables: { A: "c" } },
  { name: "several lines", text: "A<<X\nb\n\nc=d\nX\nE=f\n", variables: { A: "b\n\nc=d", E: "f" } },
  { name: "several lines that are none", text: "A<<X\nX\n", variables: { A: "" } },
  { name: "line breaks at both ends", text: "A<<X\n\nb\n\nX\n", variables: { A: "\nb\n" } },
])("reads $name", ({ text, variables }) => {
  expect(readGithubEnvFile(text, "linux")).toEqual(variables);
});

it("takes a carriage return for part of the line's end only on Windows", () => {
  expect(readGithubEnvFile("A=b\r\n", "linux")).toEqual({ A: "b\r" });
  expect(readGithubEnvFile("A=b\r\nC<<X\r\nd\r\ne\r\nX\r\n", "win32")).toEqual({ A: "b", C: "d\r\ne" });
});

it.each([
  { name: "a delimiter that never comes", text: "A<<X\nb\n" },
  { name: "no delimiter", text: "A<<\nb\n" },
  { name: "no name before several lines", text: "<<X\nb\nX\n" },
  { name: "a line that is neither", text: "A\n" },
])("fails for $name", ({ text }) => {
  expect(() => readGithubEnvFile(text, "linux")).toThrow();
});
