import { CredentialError, type LoadedProfiles, loadProfiles } from "@aws-temp/core";
import type { CheckUp } from "@aws-temp/core/doctor";
import type { AppContext } from "../app-context.ts";
import type { Found, Patient } from "./found.ts";

/** Reads the files. Where that fails it is a finding, and the rest is looked at nonetheless. */
export function loadPatient(
  names: Patient["names"],
  checkUp: CheckUp,
  context: AppContext,
): { readonly patient: Patient; readonly unreadable: readonly Found[] } {
  const { environment, platform, userName, home, clock } = context;
  const { profiles, unreadable } = read(context);
  return { patient: { checkUp, profiles, names, environment, platform, userName, home, now: clock() }, unreadable };
}

function read(context: AppContext): { readonly profiles: LoadedProfiles | undefined; readonly unreadable: readonly Found[] } {
  try {
    return { profiles: loadProfiles(context), unreadable: [] };
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error;
    const { code, message, hints, data } = error;
    const { file, line } = data;
    return {
      profiles: undefined,
      unreadable: [{ code, severity: "error", message, file, line, mend: hints.join(" ") || undefined }],
    };
  }
}
