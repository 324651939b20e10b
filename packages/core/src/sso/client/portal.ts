import type { GetRoleCredentialsResponse, ListAccountRolesResponse, ListAccountsResponse } from "@aws-sdk/client-sso";
import type { Secret } from "../../model/secret.ts";
import type { SsoDeps } from "../sso-deps.ts";
import type { Answered } from "./answered.ts";
import type { ClientSettings } from "./client-settings.ts";
import { openService, type ServiceInput } from "./open-service.ts";

/** The most that the portal gives at once. */
const pageSize = 100;

/**
 * The portal of IAM Identity Center. Each request is sent once: who calls decides whether and when again.
 *
 * @internal
 */
export interface Portal {
  roleCredentials(
    token: Secret,
    role: { readonly accountId: string; readonly roleName: string },
  ): Promise<Answered<GetRoleCredentialsResponse>>;
  accounts(token: Secret, nextToken: string | undefined): Promise<Answered<ListAccountsResponse>>;
  accountRoles(token: Secret, accountId: string, nextToken: string | undefined): Promise<Answered<ListAccountRolesResponse>>;
  logout(token: Secret): Promise<Answered<unknown>>;
  close(): void;
}

/**
 * Opens the portal.
 *
 * @throws {CredentialError} for settings that cannot be used
 * @internal
 */
export async function openPortal(input: ServiceInput, deps: SsoDeps): Promise<Portal> {
  const sdk = await import("@aws-sdk/client-sso");
  const createClient = async (settings: ClientSettings) => new sdk.SSOClient(settings);
  const { client, send, close } = await openService(input, { service: "SSO", attempts: 1, createClient }, deps);
  return {
    roleCredentials: (token, role) =>
      send({ operation: "GetRoleCredentials", ...role }, [token], () =>
        client.send(new sdk.GetRoleCredentialsCommand({ accessToken: token.reveal(), ...role })),
      ),
    accounts: (token, nextToken) =>
      send({ operation: "ListAccounts" }, [token], () =>
        client.send(new sdk.ListAccountsCommand({ accessToken: token.reveal(), maxResults: pageSize, nextToken })),
      ),
    accountRoles: (token, accountId, nextToken) =>
      send({ operation: "ListAccountRoles", accountId }, [token], () =>
        client.send(new sdk.ListAccountRolesCommand({ accessToken: token.reveal(), accountId, maxResults: pageSize, nextToken })),
      ),
    logout: (token) =>
      send({ operation: "Logout" }, [token], () => client.send(new sdk.LogoutCommand({ accessToken: token.reveal() }))),
    close,
  };
}
