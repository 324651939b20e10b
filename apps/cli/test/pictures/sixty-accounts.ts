/** The id of an account of {@link sixtyAccounts}. */
export const accountId = (index: number): string => String(100_000_000_000 + index);

/** The roles that each account has. */
export const roles: readonly string[] = ["Admin", "Billing", "Deploy", "ReadOnly"];

/** 240 profiles in 60 accounts, in no order, as sync and people write them. */
export const sixtyAccounts: string = [
  "[sso-session acme]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = eu-central-1\n",
  ...roles.flatMap((role) =>
    Array.from({ length: 60 }, (_, index) => {
      const name = `team-${(index * 7) % 60}`;
      return `[profile ${name}.${role}]\nsso_session = acme\nsso_account_id = ${accountId((index * 7) % 60)}\nsso_role_name = ${role}\nsso_account_name = ${name}\n`;
    }),
  ),
].join("\n");
