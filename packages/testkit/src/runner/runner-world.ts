import { standardWorld, type World } from "@aws-temp/local-aws";

const [dev, prod] = ["111122223333", "444455556666"];
const issuer = "https://token.actions.githubusercontent.com";
const audiences = ["sts.amazonaws.com"];

function workflowRole(account: string, name: string): World["roles"][number] {
  const provider = `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`;
  return {
    arn: `arn:aws:iam::${account}:role/${name}`,
    trust: [{ principals: [provider], audiences, subjects: ["repo:acme/shop:*", "repo:acme@123456/shop@456789:*"] }],
    maxSessionDuration: 7200,
  };
}

/**
 * The standard world with more roles for workflows:
 *
 * | role | who may assume it |
 * | --- | --- |
 * | `Workflow` in both accounts | jobs of `acme/shop`, for up to 2 h |
 * | `Stage` in 444455556666 | sessions of `Workflow`, with tags |
 * | `Tagged` in 444455556666 | account 111122223333, with tags, for up to 2 h |
 * | `Vendor` in 444455556666 | account 111122223333, with the external id `acme-42` and tags |
 *
 * @public
 */
export const runnerWorld: World = {
  ...standardWorld,
  oidcProviders: [...standardWorld.oidcProviders, { account: dev, issuer, audiences }],
  roles: [
    ...standardWorld.roles.filter(({ arn }) => !arn.endsWith(":role/Workflow")),
    workflowRole(dev, "Workflow"),
    workflowRole(prod, "Workflow"),
    {
      arn: `arn:aws:iam::${prod}:role/Stage`,
      trust: [{ principals: [`arn:aws:iam::${prod}:role/Workflow`], tagSession: true }],
    },
    {
      arn: `arn:aws:iam::${prod}:role/Tagged`,
      trust: [{ principals: [`arn:aws:iam::${dev}:root`], tagSession: true }],
      maxSessionDuration: 7200,
    },
    {
      arn: `arn:aws:iam::${prod}:role/Vendor`,
      trust: [{ principals: [`arn:aws:iam::${dev}:root`], externalId: "acme-42", tagSession: true }],
    },
  ],
};
