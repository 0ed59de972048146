import { DESCRIPTOR } from '../format/descriptor.js';
import { KIND_PROPERTY, PERSONS_KIND } from '../format/package-kind.js';
import { fileFinding, type Finding } from './finding.js';

/**
 * Whether the files of a package fit its kind. Names of people come in packages without anything else, so that what is
 * public and what is not are never in one package. Only a package that transcribes a document may have names beside
 * its other files: those of earlier releases had.
 * @param files the names of its files
 * @param sensitive the names of files with personal data
 */
export function checkKind(
  name: string,
  descriptor: object | null,
  files: readonly string[],
  { sensitive, document }: { sensitive: ReadonlySet<string>; document: string },
): Finding[] {
  const finding = (file: string, message: string): Finding => fileFinding(name, file, 'kind', message);
  const { [KIND_PROPERTY]: kind } = (descriptor ?? {}) as Record<string, unknown>;
  const names = files.filter((file) => sensitive.has(file));
  if (kind === undefined) {
    if (!descriptor || files.includes(document)) return [];
    return names.map((file) =>
      finding(
        DESCRIPTOR,
        `A package with ${file} and no ${document} states "${KIND_PROPERTY}": "${PERSONS_KIND}" and has no other ` +
          'files: npx jeugdgraaf describe FOLDER writes it.',
      ),
    );
  }
  if (kind !== PERSONS_KIND)
    return [finding(DESCRIPTOR, `It gives an unknown "${KIND_PROPERTY}": write "${PERSONS_KIND}", or leave it out.`)];
  const others = files.filter((file) => file !== DESCRIPTOR && !sensitive.has(file));
  return [
    ...(names.length === 0
      ? [finding(DESCRIPTOR, `A package of kind "${PERSONS_KIND}" has ${[...sensitive].join(', ')}: add it.`)]
      : []),
    ...others.map((file) =>
      finding(
        file,
        `A package of kind "${PERSONS_KIND}" has no other files than ${[...sensitive].join(', ')}: remove it.`,
      ),
    ),
  ];
}
