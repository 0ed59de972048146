import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { modules } from '../modules/index.js';
import { ConfigurationError } from '../shared/errors.js';
import { descriptorOf } from './descriptor-of.js';
import { DESCRIPTOR, readPackageFiles } from './package-files.js';

// npm run seeds:describe [folder]: writes the datapackage.json of every package in the folder, where it says something else.
function describePackages(folder: string): void {
  for (const files of readPackageFiles(folder)) {
    const text = descriptorOf(files, modules);
    if (files.files.get(DESCRIPTOR)?.toString('utf8') === text) continue;
    const path = join(folder, files.name, DESCRIPTOR);
    writeFileSync(path, text);
    console.log(`${path} written`);
  }
}

try {
  describePackages(process.argv[2] ?? 'seeds');
} catch (cause) {
  console.error(cause instanceof ConfigurationError ? cause.message : cause);
  process.exitCode = 1;
}
