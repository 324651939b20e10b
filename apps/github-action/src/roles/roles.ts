// What a step with `roles` or `refresh` needs, and no other: loaded when it is asked for.

export { obtainRoles } from "./obtain-roles.ts";
export { publicationOfRoles } from "./publication-of-roles.ts";
export { profileNames, rolesText } from "./roles-text.ts";
