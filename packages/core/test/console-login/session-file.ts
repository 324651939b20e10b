/** The key of RFC 7515, appendix A.3: everybody can check what is signed with it. */
export const sec1Key = `-----BEGIN EC PRIVATE KEY-----
MHcCAQEEII6bEJ5xkJi/mASH3x9dd+nLKWBuvtImO19XwhPfhPSyoAoGCCqGSM49
AwEHoUQDQgAEf83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEXH8UTNG72b
focs3+257rn0s2ldbqkLJK2KRiMohYjlrQ==
-----END EC PRIVATE KEY-----
`;

export const publicPart = {
  x: "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
  y: "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
};

export const alice = "arn:aws:iam::111122223333:user/alice";

export const planted = {
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG/planted-secret-key",
  sessionToken: "planted-session-token//////////+++++",
  refreshToken: "planted-refresh-token-0",
  idToken: "planted-id.token.x",
};

/** A session's file as the AWS CLI writes it: its names, its order, Python's spacing. Each part can be replaced or left out. */
export function awsCliFile(told: { readonly expiresAt?: string; readonly [field: string]: unknown } = {}): string {
  const { expiresAt = "2026-11-20T12:15:00Z", ...fields } = told;
  const file = {
    accessToken: {
      accessKeyId: "ASIAPLANTEDEXAMPLE01",
      secretAccessKey: planted.secretAccessKey,
      sessionToken: planted.sessionToken,
      accountId: "111122223333",
      expiresAt,
    },
    tokenType: "aws_sigv4",
    clientId: "arn:aws:signin:::devtools/same-device",
    refreshToken: planted.refreshToken,
    idToken: planted.idToken,
    dpopKey: sec1Key,
    ...fields,
  };
  return JSON.stringify(file, null, 1).replace(/\n\s*/g, " ").replace(/\{ /g, "{").replace(/ \}/g, "}");
}
