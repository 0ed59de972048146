import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DESCRIPTOR } from '../datapackage/descriptor.js';
import { modules } from '../modules/index.js';
import { ConfigurationError } from '../shared/errors.js';
import { descriptorOf } from './descriptor-of.js';
import { holdsPackage, readGivenPackages } from './package-files.js';
import { SHIPPED_SEEDS } from './shipped-seeds.js';

// npm run seeds:describe [folder]: writes the datapackage.json of a package, or of every one in a folder, where it says something else.
function describePackages(folder: string): void {
  for (const files of readGivenPackages(folder, modules)) {
    // A folder beside the packages that is none stays as it is.
    if (!holdsPackage([...files.files.keys(), ...files.large.keys()])) continue;
    const text = descriptorOf(files, modules);
    if (files.files.get(DESCRIPTOR)?.toString('utf8') === text) continue;
    const path = join(files.path, DESCRIPTOR);
    writeFileSync(path, text);
    console.log(`${path} written`);
  }
}

try {
  describePackages(resolve(process.argv[2] ?? SHIPPED_SEEDS));
} catch (cause) {
  console.error(cause instanceof ConfigurationError ? cause.message : cause);
  process.exitCode = 1;
}
