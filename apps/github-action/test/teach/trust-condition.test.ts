import { describe, expect, it } from "vitest";
import { subjects, trustCondition } from "../../src/teach/trust-condition.ts";

const ids = { repository_id: "456", repository_owner_id: "123" };

describe("a subject", () => {
  it.each([
    {
      name: "without ids has a form with them",
      sub: "repo:acme/shop:ref:refs/heads/main",
      claims: ids,
      forms: ["repo:acme/shop:ref:refs/heads/main", "repo:acme@123/shop@456:ref:refs/heads/main"],
    },
    {
      name: "with ids has a form without",
      sub: "repo:acme@123/shop@456:environment:prod",
      claims: {},
      forms: ["repo:acme/shop:environment:prod", "repo:acme@123/shop@456:environment:prod"],
    },
    {
      name: "without ids is all where none are known",
      sub: "repo:acme/shop:pull_request",
      claims: {},
      forms: ["repo:acme/shop:pull_request"],
    },
    {
      name: "of one's own making is all",
      sub: "job_workflow_ref:acme/x.yml",
      claims: ids,
      forms: ["job_workflow_ref:acme/x.yml"],
    },
  ])("$name", ({ sub, claims, forms }) => {
    expect(subjects(sub, claims)).toEqual(forms);
  });
});

it("is a condition that can be pasted", () => {
  const claims = {
    iss: "https://token.actions.githubusercontent.com",
    aud: "sts.amazonaws.com",
    sub: "repo:acme/shop:environment:prod",
    environment: "prod",
    job_workflow_ref: "acme/shop/.github/workflows/deploy.yml@refs/heads/main",
    actor: "octocat",
    ...ids,
  };
  const lines = trustCondition(claims);
  const at = lines.findIndex((line) => line.includes('"Condition"'));
  expect(JSON.parse(`{${lines.slice(at).join("\n")}}`)).toEqual({
    Condition: {
      StringEquals: {
        "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
        "token.actions.githubusercontent.com:sub": ["repo:acme/shop:environment:prod", "repo:acme@123/shop@456:environment:prod"],
        "token.actions.githubusercontent.com:environment": "prod",
        "token.actions.githubusercontent.com:job_workflow_ref": claims.job_workflow_ref,
      },
    },
  });
  expect(lines.slice(0, at)).toEqual(
    expect.arrayContaining([`  iss: ${claims.iss}`, `  sub: ${claims.sub}`, "  aud: sts.amazonaws.com", "  environment: prod"]),
  );
});

it("is nothing where the token says nothing", () => {
  expect(trustCondition({})).toEqual([]);
});

/** The lines of the condition, read. */
function conditionIn(lines: readonly string[]): unknown {
  const from = lines.findIndex((line) => line.includes('"Condition"'));
  const to = lines.findIndex((line, index) => index > from && line === "  }");
  return JSON.parse(`{${lines.slice(from, to + 1).join("\n")}}`);
}

it("asks for the immutable subject alone where the token has it, and says why the other form is weaker", () => {
  const sub = "repo:acme@123/shop@456:environment:prod";
  const lines = trustCondition({ iss: "https://token.actions.githubusercontent.com", aud: "sts.amazonaws.com", sub });
  expect(conditionIn(lines)).toMatchObject({
    Condition: { StringEquals: { "token.actions.githubusercontent.com:sub": sub } },
  });
  expect(lines.at(-1)).toMatch(/repo:acme\/shop:environment:prod.*weaker/);
});

it.each(["https://ghes.acme.example/_services/token", "https://token.actions.githubusercontent.com/acme-enterprise"])(
  "asks %s for audience and subject alone, as AWS reads no other claim of that issuer",
  (iss) => {
    const claims = { iss, aud: "sts.amazonaws.com", sub: "repo:acme/shop:ref:x", environment: "prod", job_workflow_ref: "y" };
    const provider = iss.replace("https://", "");
    expect(conditionIn(trustCondition(claims))).toEqual({
      Condition: { StringEquals: { [`${provider}:aud`]: "sts.amazonaws.com", [`${provider}:sub`]: claims.sub } },
    });
  },
);
