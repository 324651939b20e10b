/** @internal */
export const deviceCodeGrant = "urn:ietf:params:oauth:grant-type:device_code";

/** @internal */
export const grantTypes: readonly string[] = ["authorization_code", deviceCodeGrant, "refresh_token"];
