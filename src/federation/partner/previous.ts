import { type DocumentNode, print, printSchema, specifiedScalarTypes } from 'graphql';
import { type Break, breakingChanges } from '../compose/breaking-changes.js';
import { type Finding, findingsOf } from './finding.js';
import { type Partner, partnerOf, usesOf } from './partner.js';
import { plainSchema } from './plain-schema.js';
import { parseSdl } from './rules/parses.js';

const { error, warning } = findingsOf('breaking');

const KEEP =
  'Keep it and mark it @deprecated(reason: "…"), and add what is new beside it; take it away when nobody asks for it any more.';

const NAME_ANOTHER = 'Name a file that was written with --save, or the SDL that your server gave before.';

/** The keys that other subgraphs may name things by: to take one away breaks them. */
function keysOf(partner: Partner): string[] {
  return [...partner.types.values()].flatMap((type) =>
    usesOf(partner, type, 'key').map((use) => `${type.name} ${use.arguments?.map(print).join(', ')}`),
  );
}

function lostKeys(before: Partner, now: Partner): Finding[] {
  const kept = keysOf(now);
  return keysOf(before)
    .filter((key) => !kept.includes(key) && now.types.has(key.split(' ')[0]!))
    .map((key) => {
      const [name, ...rest] = key.split(' ');
      return error(name!, `@key(${rest.join(' ')}) was removed.`, 'Keep it beside the new key.');
    });
}

function printed(sdl: string, document: DocumentNode): string | null {
  try {
    return printSchema(plainSchema(sdl, document));
  } catch {
    return null;
  }
}

/** A standard scalar that is not used any more is nobody's change. */
function isPartners({ coordinate }: Break): boolean {
  return specifiedScalarTypes.every(({ name }) => name !== coordinate);
}

/** That a field can be null from now on is what the graph asks of fields added to its types, and yet callers must know. */
function findingOf({ coordinate, description }: Break): Finding {
  const [, before, after] = /changed type from (\S+) to (\S+)\.$/.exec(description) ?? [];
  return before !== undefined && before === `${after}!`
    ? warning(coordinate, description, 'Tell those who ask for it that it can be null from now on.')
    : error(coordinate, description, KEEP);
}

/** What worked with the version before and would break with this one. */
export function checkPrevious(partner: Partner, previousSdl: string): Finding[] {
  const read = parseSdl(previousSdl);
  if ('finding' in read) {
    return [error(`the previous version, ${read.finding.where}`, read.finding.problem, NAME_ANOTHER)];
  }
  const old = printed(previousSdl, read.document);
  if (old === null)
    return [
      error(
        'the previous version',
        'It names types that it does not define, so there is nothing to compare with.',
        NAME_ANOTHER,
      ),
    ];
  const breaks = breakingChanges(old, printSchema(plainSchema(partner.sdl, partner.document)));
  return [...breaks.filter(isPartners).map(findingOf), ...lostKeys(partnerOf(previousSdl, read.document), partner)];
}
