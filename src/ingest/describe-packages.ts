import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DESCRIPTOR } from '../datapackage/descriptor.js';
import type { GraphModule } from '../persistence/graph-module.js';
import { descriptorOf } from './descriptor-of.js';
import { holdsPackage, readGivenPackages } from './package-files.js';

/** Writes the descriptor of a package, or of every one in a folder, where it says something else; gives the paths that were written. */
export function describePackages(folder: string, modules: readonly GraphModule[]): string[] {
  // A folder beside the packages that is none stays as it is.
  const packages = readGivenPackages(folder, modules).filter(({ files, large }) => holdsPackage([...files.keys(), ...large.keys()]));
  return packages.flatMap((files) => {
    const text = descriptorOf(files, modules);
    if (files.files.get(DESCRIPTOR)?.toString('utf8') === text) return [];
    const path = join(files.path, DESCRIPTOR);
    writeFileSync(path, text);
    return [path];
  });
}
