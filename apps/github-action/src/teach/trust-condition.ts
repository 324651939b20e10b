import type { Claims } from "../id-token/claims.ts";

/** What a trust policy can ask for beside the subject. AWS reads these of the usual issuer alone, not of GHES or of an enterprise's own. */
const others = ["environment", "job_workflow_ref"];
const usualIssuer = "https://token.actions.githubusercontent.com";

/**
 * What a token says of its job, and the condition of a trust policy that accepts exactly such jobs. Holds no secret: the token itself
 * is its signature.
 *
 * @returns lines to print; none when the token cannot be read
 * @public
 */
export function trustCondition(claims: Claims): readonly string[] {
  const { iss, sub } = claims as { readonly iss?: unknown; readonly sub?: unknown };
  if (typeof iss !== "string" || typeof sub !== "string") return [];
  const shown = ["iss", "aud", "sub", ...others].flatMap((name) => (isShown(claims[name]) ? [`  ${name}: ${claims[name]}`] : []));
  const forms = subjects(sub, claims);
  const immutable = /^repo:[^/@:]+@\d+\//.test(sub);
  const provider = iss.replace(/^https:\/\//, "");
  const asked = Object.fromEntries(
    [
      ["aud", claims["aud"]],
      ["sub", oneOrMany(immutable ? [sub] : forms)],
      ...(iss === usualIssuer ? others : []).map((name) => [name, claims[name]]),
    ]
      .filter(([, value]) => isShown(value))
      .map(([name, value]) => [`${provider}:${name}`, value]),
  );
  const condition = JSON.stringify({ Condition: { StringEquals: asked } }, null, 2)
    .split("\n")
    .slice(1, -1);
  return [
    "The job's token says:",
    ...shown,
    "A statement with this condition in the role's trust policy accepts it; leave out what need not hold:",
    ...condition,
    ...(immutable && forms.length > 1
      ? [
          `A condition on ${forms[0]} would accept this job, too, but it is weaker: it also accepts a repository of the same name that someone creates after yours is renamed or deleted.`,
        ]
      : []),
  ];
}

/**
 * The subject as it is and in its other form: with the ids of owner and repository, as new repositories have it, or without.
 * Customized subjects have one form.
 *
 * @public
 */
export function subjects(sub: string, claims: Claims): readonly string[] {
  const { repository_owner_id: ownerId, repository_id: repositoryId } = claims as Readonly<Record<string, unknown>>;
  const parts = /^repo:([^/@:]+)(@\d+)?\/([^/@:]+)(@\d+)?(:.*)?$/.exec(sub);
  if (parts === null) return [sub];
  const [, owner, ownerMark, repository, repositoryMark, rest = ""] = parts;
  const mutable = `repo:${owner}/${repository}${rest}`;
  const known = isShown(ownerId) && isShown(repositoryId);
  const marks = ownerMark === undefined ? known && [`@${ownerId}`, `@${repositoryId}`] : [ownerMark, repositoryMark ?? ""];
  return marks === false ? [sub] : [mutable, `repo:${owner}${marks[0]}/${repository}${marks[1]}${rest}`];
}

function oneOrMany(values: readonly string[]): string | readonly string[] {
  return values.length === 1 ? (values[0] ?? "") : values;
}

function isShown(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}
