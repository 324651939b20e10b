import { existsSync } from "node:fs";
import { cp, mkdir, readFile, realpath, symlink } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";

/**
 * Copies packages of a checkout to another folder, each at its own place in there, with all that they depend on: nothing in the copy
 * leads back to the original, so that what is built in it can only depend on what the files say.
 */
export async function copyCheckout(from: string, to: string, packages: Readonly<Record<string, readonly string[]>>) {
  const copied = new Set<string>();

  async function copyPackage(path: string, dependencies: readonly string[]) {
    if (copied.has(path)) return;
    copied.add(path);
    // Declarations are most of the files, and no program reads them.
    const filter = (each: string) => !["node_modules", "dist-types"].includes(basename(each));
    await cp(path, there(path), { recursive: true, filter });
    for (const name of dependencies) {
      const link = placesOf(name, path).find((place) => existsSync(place));
      // A peer that no one asked for; one that is missed makes the build fail.
      if (link === undefined) continue;
      const target = await realpath(link);
      await copyPackage(target, await dependenciesOf(target));
      await mkdir(dirname(there(link)), { recursive: true });
      await symlink(there(target), there(link), "junction");
    }
  }

  const there = (path: string) => join(to, relative(from, path));
  for (const [path, dependencies] of Object.entries(packages)) await copyPackage(join(from, path), dependencies);
}

/** Where pnpm links what a package depends on: inside a package of the workspace, beside one of a registry. */
function placesOf(name: string, path: string): readonly string[] {
  const beside = path.slice(0, path.lastIndexOf(`${sep}node_modules${sep}`) + 1);
  return [join(path, "node_modules", name), join(beside, "node_modules", name)];
}

async function dependenciesOf(path: string): Promise<readonly string[]> {
  const manifest = JSON.parse(await readFile(join(path, "package.json"), "utf8"));
  return Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies, ...manifest.peerDependenciesMeta });
}
