import { describe, expect, it } from "vitest";
import { sessionTags, type TagInputs } from "../../src/role/session-tags.ts";

const job = {
  GITHUB_REPOSITORY: "acme/shop",
  GITHUB_WORKFLOW: "Deploy",
  GITHUB_ACTION: "__aws",
  GITHUB_ACTOR: "octocat",
  GITHUB_SHA: "0123abcd",
  GITHUB_REF: "refs/heads/main",
};
const own = {
  GitHub: "Actions",
  Repository: "acme/shop",
  Workflow: "Deploy",
  Action: "__aws",
  Actor: "octocat",
  Commit: "0123abcd",
  Branch: "refs/heads/main",
};
const none: TagInputs = { skipTags: false, customTags: undefined, transitiveTagKeys: [] };

it("says where the session comes from", () => {
  expect(sessionTags(none, job)).toEqual([{ tags: own, transitiveTagKeys: [] }]);
});

it("says more, and less where that is too much", () => {
  const more = { ...job, GITHUB_EVENT_NAME: "push", GITHUB_RUN_ID: "7", GITHUB_JOB: "deploy", GITHUB_TRIGGERING_ACTOR: "hubot" };
  const [all, fewest] = sessionTags(none, { ...more, GITHUB_BASE_REF: "main", GITHUB_HEAD_REF: "topic" });
  const extra = { EventName: "push", BaseRef: "main", HeadRef: "topic", RunId: "7", Job: "deploy", TriggeringActor: "hubot" };
  expect(all?.tags).toEqual({ ...own, ...extra });
  expect(fewest?.tags).toEqual(own);
});

it.each([
  { name: "characters that AWS does not take", value: "a;b[c]é日 d", tag: "a_b_c_é日 d" },
  { name: "what is too long", value: "x".repeat(300), tag: "x".repeat(256) },
  { name: "half a character at the end", value: `${"x".repeat(255)}𠮷`, tag: "x".repeat(255) },
])("fixes $name", ({ value, tag }) => {
  expect(sessionTags(none, { ...job, GITHUB_WORKFLOW: value })[0]?.tags["Workflow"]).toBe(tag);
});

it("takes more tags, and passes on those that are there", () => {
  const customTags = '{"Team": "Payments", "Cost": 7, "Live": true, "Note": ""}';
  const [sent] = sessionTags({ ...none, customTags, transitiveTagKeys: ["Team", "Repository", "Nobody"] }, job);
  expect(sent?.tags).toEqual({ ...own, Team: "Payments", Cost: "7", Live: "true", Note: "" });
  expect(sent?.transitiveTagKeys).toEqual(["Team", "Repository"]);
});

it("lets the workflow's tags take the place of those that may be left out", () => {
  const more = { ...job, GITHUB_RUN_ID: "7", GITHUB_JOB: "deploy" };
  const [sent] = sessionTags({ ...none, customTags: '{"Job": "mine"}' }, more);
  expect(sent?.tags).toMatchObject({ Job: "mine", RunId: "7" });
});

it("leaves them out where there would be too many", () => {
  const customTags = JSON.stringify(Object.fromEntries(Array.from({ length: 43 }, (_, index) => [`k${index}`, "v"])));
  const sent = sessionTags({ ...none, customTags }, { ...job, GITHUB_RUN_ID: "7" });
  expect(sent.map(({ tags }) => Object.keys(tags).length)).toEqual([50]);
});

it("sends none where it is told so", () => {
  const skipped = sessionTags({ ...none, skipTags: true, transitiveTagKeys: ["Repository"] }, job);
  expect(skipped).toEqual([{ tags: {}, transitiveTagKeys: [] }]);
});

describe("custom-tags are refused:", () => {
  it.each([
    { name: "no JSON", customTags: "{", says: "not valid JSON" },
    { name: "no object", customTags: '["a"]', says: "object" },
    { name: "null", customTags: "null", says: "object" },
    { name: "a value of null", customTags: '{"a": null}', says: "key 'a'" },
    { name: "a value that is an object", customTags: '{"a": {}}', says: "key 'a'" },
    { name: "a tag of the action", customTags: '{"Repository": "x"}', says: "key 'Repository'" },
    { name: "such a tag in other letters", customTags: '{"runid": "x"}', says: "key 'runid'" },
    { name: "an empty key", customTags: '{"": "x"}', says: "between 1 and 128" },
    { name: "a long key", customTags: JSON.stringify({ ["k".repeat(129)]: "x" }), says: "between 1 and 128" },
    { name: "a long value", customTags: JSON.stringify({ a: "v".repeat(257) }), says: "256 characters" },
    { name: "a strange character", customTags: '{"a": "x;y"}', says: "invalid characters" },
    {
      name: "too many",
      customTags: JSON.stringify(Object.fromEntries(Array.from({ length: 44 }, (_, index) => [`k${index}`, "v"]))),
      says: "(51)",
    },
  ])("$name", ({ customTags, says }) => {
    expect(() => sessionTags({ ...none, customTags }, job)).toThrow(
      expect.objectContaining({ code: "INVALID_VALUE", message: expect.stringContaining(says) }),
    );
  });
});
