import { permissionSetRoleArn } from "../identity-center/permission-set-role.ts";
import type { World } from "./world.ts";

const dev = "111122223333";
const prod = "444455556666";
const homeRegion = "eu-central-1";
const issuer = "https://ci.example.com";
const actions = "https://token.actions.githubusercontent.com";
const everything = { Version: "2012-10-17", Statement: { Effect: "Allow", Action: "*", Resource: "*" } };
const allButIdentity = {
  Version: "2012-10-17",
  Statement: { Effect: "Allow", NotAction: ["iam:*", "organizations:*", "account:*"], Resource: "*" },
};
const reading = {
  Version: "2012-10-17",
  Statement: { Effect: "Allow", Action: ["s3:Get*", "s3:List*", "ec2:Describe*", "iam:Get*", "iam:List*"], Resource: "*" },
};

/**
 * The world of the demo and of most tests: two accounts, a user without and one with an MFA device, roles reached in every way.
 *
 * | role in 444455556666 | who may assume it | at most |
 * | --- | --- | --- |
 * | `Admin` | account 111122223333, with external id `acme-42` and MFA | 12 h |
 * | `ReadOnly` | account 111122223333 | 1 h |
 * | `Auditor` | the user maria, with MFA | 4 h |
 * | `Deploy` | sessions of `Admin`, and of the permission set `Administrator` | 1 h |
 * | `Ci` | tokens of https://ci.example.com for `repo:acme/*` | 2 h |
 * | `Workflow` | jobs of GitHub Actions in `acme/shop` | 2 h |
 *
 * At Identity Center (https://acme.awsapps.com/start) alice@acme.example has `ReadOnly` (8 h) in both accounts and
 * `Administrator` (1 h) in 444455556666. At the console the first to sign in is the user alice.
 *
 * The roles `Task` and `Instance` of 111122223333 are those of the container and of the instance.
 *
 * @public
 */
export const standardWorld: World = {
  accounts: [
    { id: dev, name: "dev" },
    { id: prod, name: "prod" },
  ],
  users: [
    {
      name: "alice",
      account: dev,
      accessKeys: [{ accessKeyId: "AKIAALICEDEV2EXAMPLE", secretAccessKey: "alice/Secret+of/the+demo/worldEXAMPLEKEY" }],
    },
    {
      name: "maria",
      account: dev,
      accessKeys: [{ accessKeyId: "AKIAMARIADEV2EXAMPLE", secretAccessKey: "maria/Secret+of/the+demo/worldEXAMPLEKEY" }],
      mfaDevices: [{ serial: `arn:aws:iam::${dev}:mfa/maria`, secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP" }],
    },
  ],
  roles: [
    {
      arn: `arn:aws:iam::${prod}:role/Admin`,
      trust: [
        {
          principals: [`arn:aws:iam::${dev}:root`],
          externalId: "acme-42",
          mfa: true,
          tagSession: true,
          sourceIdentity: true,
        },
      ],
      maxSessionDuration: 43_200,
    },
    { arn: `arn:aws:iam::${prod}:role/ReadOnly`, trust: [{ principals: [`arn:aws:iam::${dev}:root`] }] },
    {
      arn: `arn:aws:iam::${prod}:role/Auditor`,
      trust: [{ principals: [`arn:aws:iam::${dev}:user/maria`], mfa: true }],
      maxSessionDuration: 14_400,
    },
    {
      arn: `arn:aws:iam::${prod}:role/Deploy`,
      trust: [
        {
          principals: [
            `arn:aws:iam::${prod}:role/Admin`,
            permissionSetRoleArn({ account: prod, role: "Administrator", region: homeRegion }),
          ],
          tagSession: true,
          sourceIdentity: true,
        },
      ],
    },
    {
      arn: `arn:aws:iam::${prod}:role/Ci`,
      trust: [
        {
          principals: [`arn:aws:iam::${prod}:oidc-provider/ci.example.com`],
          audiences: ["sts.amazonaws.com"],
          subjects: ["repo:acme/*"],
          tagSession: true,
        },
      ],
      maxSessionDuration: 7200,
    },
    {
      arn: `arn:aws:iam::${prod}:role/Workflow`,
      trust: [
        {
          principals: [`arn:aws:iam::${prod}:oidc-provider/token.actions.githubusercontent.com`],
          audiences: ["sts.amazonaws.com"],
          subjects: ["repo:acme/shop:*", "repo:acme@123456/shop@456789:*"],
        },
      ],
      maxSessionDuration: 7200,
    },
    { arn: `arn:aws:iam::${dev}:role/Task`, trust: [{ principals: ["ecs-tasks.amazonaws.com"] }] },
    { arn: `arn:aws:iam::${dev}:role/Instance`, trust: [{ principals: ["ec2.amazonaws.com"] }] },
  ],
  oidcProviders: [
    { account: prod, issuer, audiences: ["sts.amazonaws.com"] },
    { account: prod, issuer: actions, audiences: ["sts.amazonaws.com"] },
  ],
  managedPolicies: {
    "arn:aws:iam::aws:policy/AdministratorAccess": everything,
    "arn:aws:iam::aws:policy/PowerUserAccess": allButIdentity,
    "arn:aws:iam::aws:policy/ReadOnlyAccess": reading,
    "arn:aws:iam::aws:policy/SecurityAudit": reading,
  },
  metadata: {
    container: { roleArn: `arn:aws:iam::${dev}:role/Task` },
    instance: { roleArn: `arn:aws:iam::${dev}:role/Instance` },
  },
  identityCenter: {
    startUrl: "https://acme.awsapps.com/start",
    region: homeRegion,
    users: ["alice@acme.example"],
    permissionSets: [
      { name: "ReadOnly", sessionDuration: 28_800 },
      { name: "Administrator", sessionDuration: 3600 },
    ],
    assignments: [
      { account: dev, role: "ReadOnly" },
      { account: prod, role: "ReadOnly" },
      { account: prod, role: "Administrator" },
    ],
  },
  consoleSignIn: {},
};
