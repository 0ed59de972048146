import type { PackageResource } from '../../contract/package-resource.js';
import { FORMAT_VERSIONS } from './format-version.js';

/** The property of a descriptor that states the kind of a package; one without it transcribes a document. */
export const KIND_PROPERTY = 'jeugdgraaf:kind';

/** The kind of a package that has names of people and nothing else. */
export const PERSONS_KIND = 'persons';

/** The names of files with personal data, in every version of the format. */
export function sensitiveFiles(resources: Iterable<PackageResource>): ReadonlySet<string> {
  const versions = Array.from({ length: FORMAT_VERSIONS.current }, (_, index) => index + 1);
  return new Set(
    [...resources]
      .filter(({ sensitive }) => sensitive)
      .flatMap(({ name }) => versions.map((version) => FORMAT_VERSIONS.resourceIn(version, name).file)),
  );
}
