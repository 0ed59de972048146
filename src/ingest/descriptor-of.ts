import type { GraphModule } from '../persistence/graph-module.js';
import { ConfigurationError } from '../shared/errors.js';
import { describePackage, formatDescriptor, type PackageTitle } from './descriptor.js';
import { DESCRIPTOR, type PackageFiles } from './package-files.js';
import { readCsv } from './read-csv.js';

/** The text that a package's `datapackage.json` should have, by its files and the modules that load them. */
export function descriptorOf(files: PackageFiles, modules: readonly GraphModule[]): string {
  const resources = modules.flatMap((module) => module.resources).filter(({ name }) => files.files.has(`${name}.csv`));
  return formatDescriptor(describePackage(files.name, titleOf(files), resources));
}

function titleOf(files: PackageFiles): PackageTitle {
  const title = documentTitle(files);
  if (title !== null) return { title, sources: [{ title }] };
  const { title: written = files.name, description, sources = [] } = writtenByHand(files);
  return { title: written, description, sources };
}

function documentTitle({ files }: PackageFiles): string | null {
  const content = files.get('document.csv');
  const reading = content && readCsv(content);
  if (!reading || 'problem' in reading) return null;
  const { header, records } = reading.table;
  return records[0]?.[header.indexOf('title')] ?? null;
}

/** A package without a document keeps the title, description and sources that its descriptor has. */
function writtenByHand({ name, files }: PackageFiles): Partial<PackageTitle> {
  const content = files.get(DESCRIPTOR);
  if (!content) return {};
  try {
    return JSON.parse(content.toString('utf8')) as Partial<PackageTitle>;
  } catch {
    throw new ConfigurationError(`${name}/${DESCRIPTOR} is not JSON: mend it or take it away.`);
  }
}
