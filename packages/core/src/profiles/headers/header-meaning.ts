import type { IniSection } from "../../ini/document.ts";
import { type HeaderReading, readConfigHeader, readCredentialsHeader, sectionTypes } from "../../ini/line/section-id.ts";
import { editDistance } from "../../model/nearest.ts";
import type { FileKind } from "../origin.ts";
import type { Finding } from "../problems/problem-list.ts";
import type { Problem } from "../profile.ts";
import { type HeaderReadings, inheritedNames, readHeader } from "./header-readings.ts";

/** What a header line means to us, and what is to be said about it. */
export interface HeaderMeaning {
  /** `undefined`: the section is no one's. */
  readonly owner: Problem["section"];
  /** Whether the owner is only what someone may have had in mind: no reader finds the section. */
  readonly unreadable: boolean;
  readonly finding: Pick<Finding, "code" | "more"> | undefined;
  /** Whether the AWS CLI takes it as the same section. */
  readonly sharedByAwsCli: boolean;
}

/** Sections without a type that the AWS CLI has a use for. */
const sectionsOfAwsCli = new Set(["plugins", "preview"]);

/**
 * Finds out what a header names. Where the SDKs ignore it or refuse the file, the AWS CLI's reading counts; but a header of the config
 * file names nothing in the credentials file.
 *
 * @param text - the whole file
 */
export function meaningOf({ header, closed, start, end }: IniSection, text: string, kind: FileKind): HeaderMeaning {
  const reading = kind === "config" ? readConfigHeader(header) : readCredentialsHeader(header);
  const owner = ownerOf(reading, kind);
  const unreadable = reading.type === "nameless";
  // Of these an error says everything already.
  if (!closed || header === "") return { owner, unreadable, finding: undefined, sharedByAwsCli: false };
  const readings = readHeader(text.slice(start, end), kind);
  const sharedByAwsCli = owner !== undefined && readings.awsCli === `${owner.type} ${JSON.stringify(owner.name)}`;
  return { owner, unreadable, finding: findingOf(reading, readings, kind), sharedByAwsCli };
}

function ownerOf(reading: HeaderReading, kind: FileKind): Problem["section"] {
  const { type, name } = reading;
  if (type === "nameless") {
    const of = sectionTypes.find((known) => known === reading.of);
    return of && { type: of, name };
  }
  if (type === "bare") return kind === "credentials" ? { type: "profile", name } : undefined;
  return type === "foreign" ? undefined : { type, name };
}

function findingOf(reading: HeaderReading, readings: HeaderReadings, kind: FileKind): HeaderMeaning["finding"] {
  const { type, name } = reading;
  const { awsCli, javascript, common } = readings;
  if (type === "nameless" && reading.of !== "") return { code: "nameless-section", more: reading.of };
  if (name === "DEFAULT" && type === "bare") return { code: "defaults-section" };
  if (type === "foreign" && kind === "credentials") {
    return {
      code: "config-section-in-credentials",
      more: `the AWS CLI takes this as ${awsCli}, the SDK for JavaScript as ${javascript}`,
    };
  }
  if (awsCli !== javascript || javascript !== common) {
    const more = `AWS CLI: ${awsCli}; SDK for JavaScript: ${javascript}; SDKs for Java and Rust: ${common}`;
    return { code: inheritedNames.has(name) ? "inherited-name" : "header-readings", more };
  }
  if (type === "bare" && kind === "config" && !sectionsOfAwsCli.has(name)) return { code: "bare-section", more: name };
  if (type === "foreign") {
    const meant = sectionTypes.find((known) => editDistance(reading.of.slice(0, 20).toLowerCase(), known) <= 2);
    return meant && { code: "unknown-section", more: meant };
  }
  return undefined;
}
