import { isDeepStrictEqual } from 'node:util';
import { DESCRIPTOR } from '../datapackage/descriptor.js';
import type { GraphModule } from '../persistence/graph-module.js';
import { descriptorOf } from './descriptor-of.js';
import type { Finding } from './finding.js';
import type { PackageFiles } from './package-files.js';

/** Descriptors that say something else than the modules do; what is missing or not JSON is found when the package is checked. */
export function checkStaleDescriptors(packages: readonly PackageFiles[], modules: readonly GraphModule[]): Finding[] {
  const message = 'The file is out of date: run npx jeugdgraaf describe FOLDER.';
  return packages.filter((files) => isStale(files, modules)).map(({ name }) =>
    ({ package: name, file: DESCRIPTOR, row: null, column: null, value: null, rule: 'descriptor', message }));
}

function isStale(files: PackageFiles, modules: readonly GraphModule[]): boolean {
  const text = files.files.get(DESCRIPTOR)?.toString('utf8');
  if (text === undefined) return false;
  try {
    // Whoever states a licence by hand may order and indent as they like.
    return !isDeepStrictEqual(JSON.parse(text), JSON.parse(descriptorOf(files, modules)));
  } catch {
    return false;
  }
}
