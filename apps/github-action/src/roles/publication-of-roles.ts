import type { Inputs } from "../inputs/inputs.ts";
import type { Publication } from "../publish/publication.ts";
import type { ObtainedRoles } from "./obtain-roles.ts";

/**
 * What is given to the job of several profiles: all of them as profiles, and the first where there can be but one.
 *
 * A region goes into variables, which win over the profiles' own, only where it is the region of all.
 *
 * @public
 */
export function publicationOfRoles({ profiles, authMethod }: ObtainedRoles, { refresh }: Pick<Inputs, "refresh">): Publication {
  const [main] = profiles;
  const regions = new Set(profiles.map(({ region }) => region));
  return {
    authMethod,
    region: regions.size === 1 ? main?.region : undefined,
    main,
    exportsCredentials: !refresh,
    exportsProfile: refresh ? main?.name : undefined,
    profiles,
  };
}
