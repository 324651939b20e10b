/** The colours that Firefox has for containers. */
export const containerColours = ["blue", "turquoise", "green", "yellow", "orange", "red", "pink", "purple"] as const;

export type ContainerColour = (typeof containerColours)[number];

/** The extensions that open an address in a container, and the scheme that each has made its own. */
export const containerSchemes = { "open-url": "ext+container", granted: "ext+granted-containers" } as const;

export type ContainerExtension = keyof typeof containerSchemes;

/**
 * The address that an extension of Firefox opens in a container, which it makes if there is none of that name.
 *
 * @param colour - default: one that the name decides, so that a container looks the same wherever it is made
 */
export function containerAddress(
  url: string,
  container: { readonly name: string; readonly colour: ContainerColour | undefined; readonly extension: ContainerExtension },
): string {
  const { name, colour = colourOf(name), extension } = container;
  const parameters = { name, url, color: colour, icon: "briefcase" };
  // The extensions decode `%20`, but not every one of them decodes `+`.
  const query = Object.entries(parameters).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return `${containerSchemes[extension]}:${query.join("&")}`;
}

function colourOf(name: string): ContainerColour {
  const sum = Array.from(name, (character) => character.codePointAt(0) ?? 0).reduce(
    (hash, code) => (hash * 31 + code) % 65_521,
    7,
  );
  return containerColours[sum % containerColours.length] ?? "blue";
}
