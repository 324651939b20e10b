import { describe, expect, it } from "vitest";
import { planSsoSync } from "../../src/plan/sso-sync/plan-sso-sync.ts";
import { profileNaming, slug } from "../../src/plan/sso-sync/sso-profile-name.ts";
import { parseProfiles } from "../../src/profiles/parse-profiles.ts";

const account = (accountId: string, accountName?: string, emailAddress?: string) => ({ accountId, accountName, emailAddress });
const named = (template: string, ...accounts: ReturnType<typeof account>[]) => {
  const { name } = profileNaming(template, "acme", accounts);
  return accounts.map((one) => name(one, "Read,Only"));
};

it.each([
  { value: "Team 1 (dev)", is: "Team-1-dev" },
  { value: "Büro Zürich", is: "Buro-Zurich" },
  { value: "a - b", is: "a-b" },
  { value: "  padded  ", is: "padded" },
  { value: "ops+prod@example.com", is: "ops+prod@example.com" },
  { value: "under_score.dot", is: "under_score.dot" },
  { value: "x;y#z[1]", is: "x-y-z-1" },
  { value: "\u001b[31mred\n", is: "31mred" },
  { value: "开发", is: "" },
])("$value is $is in a name", ({ value, is }) => {
  expect(slug(value)).toBe(is);
  expect(slug(is)).toBe(is);
});

describe("a template", () => {
  it.each([
    { template: "{account_name}.{role_name}", is: "Dev-1.Read-Only" },
    { template: "{account_id}:{role_name}", is: "012345678901:Read-Only" },
    { template: "aws/{sso_session}/{email}/{role_name}", is: "aws/acme/d@x.example/Read-Only" },
    { template: "{role_name}", is: "Read-Only" },
  ])("$template gives $is", ({ template, is }) => {
    expect(named(template, account("012345678901", "Dev 1", "d@x.example"))).toEqual([is]);
  });

  it.each([
    { name: "a placeholder that stands for nothing", template: "{account}.{role_name}" },
    { name: "a brace alone", template: "{account_name}.{role_name" },
    { name: "white space", template: "{account_name} {role_name}" },
    { name: "a bracket", template: "[{account_name}]" },
    { name: "no placeholder", template: "dev" },
    { name: "nothing", template: "" },
  ])("is refused with $name", ({ template }) => {
    expect(() => named(template, account("012345678901", "dev"))).toThrow(expect.objectContaining({ code: "INVALID_VALUE" }));
  });

  it("takes the account id where no name is left", () => {
    expect(named("{account_name}.{role_name}", account("111111111111"), account("222222222222", "开发"))).toEqual([
      "111111111111.Read-Only",
      "222222222222.Read-Only",
    ]);
    expect(named("{email}", account("111111111111", "dev"))).toEqual(["111111111111"]);
  });
});

describe("accounts of one name", () => {
  const twins = [account("000000000001", "Sandbox"), account("000000000002", "sand box"), account("000000000003", "Sandbox")];

  it.each([
    {
      template: "{account_name}.{role_name}",
      are: ["Sandbox-000000000001.Read-Only", "sand-box.Read-Only", "Sandbox-000000000003.Read-Only"],
    },
    { template: "{role_name}", are: ["Read-Only-000000000001", "Read-Only-000000000002", "Read-Only-000000000003"] },
    { template: "{account_id}", are: ["000000000001", "000000000002", "000000000003"] },
  ])("are told apart by their id: $template", ({ template, are }) => {
    expect(named(template, ...twins)).toEqual(are);
  });

  it("have the same names whatever the order, the filter, and what was there before", () => {
    const directory = twins.map((one) => ({ ...one, roles: ["ReadOnly"] }));
    const options = { accountIds: ["000000000003"] };
    const before = "[profile Sandbox.ReadOnly]\naws_temp_sso_sync = acme\n";
    for (const config of ["", before]) {
      const sync = planSsoSync({
        profiles: parseProfiles({ config }),
        session: "acme",
        directory: directory.toReversed(),
        options,
      });
      expect(sync.changes.map(({ profile }) => profile)).toEqual(["Sandbox-000000000003.ReadOnly"]);
      expect(sync.warnings.map(({ code }) => code)).toEqual(["ACCOUNTS_ALIKE"]);
    }
  });
});

it("two roles of one name are refused, and named", () => {
  const directory = [{ ...account("111122223333", "dev"), roles: ["A=b", "A,b"] }];
  expect(() => planSsoSync({ profiles: parseProfiles({}), session: "acme", directory, options: {} })).toThrow(
    expect.objectContaining({ code: "INVALID_VALUE", message: expect.stringMatching(/A=b of 111122223333.*A,b.*dev\.A-b/) }),
  );
});
