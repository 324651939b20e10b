import { expect, it } from "vitest";
import { roleArnOf } from "../../src/role/role-arn.ts";

const caller = (partition: string) => `arn:${partition}:sts::111122223333:assumed-role/Build/me`;

it.each([
  { role: "arn:aws:iam::444455556666:role/Deploy", by: undefined, arn: "arn:aws:iam::444455556666:role/Deploy" },
  { role: "Deploy", by: caller("aws"), arn: "arn:aws:iam::111122223333:role/Deploy" },
  { role: "team/Deploy", by: caller("aws"), arn: "arn:aws:iam::111122223333:role/team/Deploy" },
  { role: "Deploy", by: caller("aws-cn"), arn: "arn:aws-cn:iam::111122223333:role/Deploy" },
  { role: "Deploy", by: caller("aws-us-gov"), arn: "arn:aws-us-gov:iam::111122223333:role/Deploy" },
])("$role by $by is $arn", ({ role, by, arn }) => {
  expect(roleArnOf(role, by)).toBe(arn);
});

it("is no role without an account", () => {
  expect(() => roleArnOf("Deploy", undefined)).toThrow("Source Account ID is needed");
});
