import { fileFinding, type Finding } from '../check/finding.js';
import { forbiddenAdditions, forbiddenIn, Territory } from '../check/permit.js';
import { factOf, findingAt, type SourceRow } from '../check/source-row.js';
import type { Validation } from '../check/validate-packages.js';
import type { Loading } from './loading.js';

/** Whether the importer may use the names of the packages, and write their rows, except the figures. */
export function checkClaims(
  { packages, merged }: Pick<Validation, 'packages' | 'merged'>,
  { modules, files, loaded, options }: Loading,
): Finding[] {
  const permit = options.permit ?? null;
  const given = new Set(files.map(({ name }) => name));
  const names = files.flatMap(({ name }) => {
    const before = loaded.get(name);
    if (!before || options.origin === 'RELEASE') return [];
    if (before.origin === 'RELEASE')
      return [
        fileFinding(
          name,
          '',
          'name',
          'A package of this name is part of the release: give yours another name, or leave it out if it is a copy.',
        ),
      ];
    return permit && before.owner !== permit.subject
      ? [
          fileFinding(
            name,
            '',
            'permission',
            'The package of this name belongs to another importer: give yours another name.',
          ),
        ]
      : [];
  });
  if (!permit) return names;
  const rows = packages.filter(({ name }) => given.has(name)).flatMap((one) => one.rows);
  const territory = new Territory(merged, modules);
  const own = new Set([
    ...given,
    ...[...loaded.values()].filter(({ owner }) => owner === permit.subject).map(({ name }) => name),
  ]);
  const beyond = rows.flatMap((source) => [
    ...forbiddenIn(source, permit),
    ...(source.sound ? forbiddenAdditions(source, permit, territory, own) : []),
  ]);
  return [...names, ...beyond, ...sharedDescriptions(merged, given, own)];
}

/** Entities that imported packages describe together with packages of others: their texts would change those. */
function sharedDescriptions(
  merged: Validation['merged'],
  given: ReadonlySet<string>,
  own: ReadonlySet<string>,
): Finding[] {
  return merged
    .filter(({ parts }) => parts.some((part) => !own.has(part.package)))
    .flatMap(({ parts }) =>
      parts
        .filter((part) => given.has(part.package))
        .map((part) => {
          const other = parts.find(({ package: name }) => !own.has(name))!;
          return findingAt(part, {
            rule: 'permission',
            message:
              `${idOf(part)} is described by the package ${other.package}: ` +
              'leave the row out, and cite it in mentions.csv instead.',
          });
        }),
    );
}

function idOf(source: SourceRow): string {
  return factOf(source)?.id ?? 'This';
}
