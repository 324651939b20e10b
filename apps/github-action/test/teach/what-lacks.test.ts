import { expect, it } from "vitest";
import { type Job, whatLacks } from "../../src/teach/explain-missing.ts";

const push: Job = { event: "push", actor: "octocat", fork: false, mayAskForToken: false };

it.each<{ name: string; job: Job; says: string; not: string }>([
  { name: "without the permission", job: push, says: "id-token: write", not: "fork" },
  { name: "of a fork", job: { ...push, event: "pull_request", fork: true }, says: "fork", not: "id-token: write" },
  {
    name: "of Dependabot",
    job: { ...push, event: "pull_request", actor: "dependabot[bot]" },
    says: "Dependabot secrets",
    not: "fork",
  },
  {
    name: "with the permission, and nothing else",
    job: { ...push, mayAskForToken: true },
    says: "role-to-assume",
    not: "id-token",
  },
])("a job $name is told what it lacks", ({ job, says, not }) => {
  const said = whatLacks(job).join("\n");
  expect(said).toContain(says);
  expect(said).not.toContain(not);
});
