import { type DocumentNode, print, printSchema, specifiedScalarTypes } from 'graphql';
import { type Break, breakingChanges } from '../../compose/index.js';
import { defineRule, error, type Problem, warning } from '../finding.js';
import { parseSdl, type Partner, readPartner, usesOf } from '../partner.js';
import { plainSchema } from '../plain-schema.js';

const DEPRECATE =
  'Keep it, mark it @deprecated(reason: "…") and add its replacement; remove it when no client uses it any more.';

const GIVE_ANOTHER = 'Give a file that was written with --save, or an earlier SDL of your server.';

/** The keys that other subgraphs may refer to entities by. */
function keysOf(partner: Partner): string[] {
  return [...partner.types.values()].flatMap((type) =>
    usesOf(partner, type, 'key').map((use) => `${type.name} ${use.arguments?.map(print).join(', ')}`),
  );
}

function removedKeys(previous: Partner, current: Partner): Problem[] {
  const remaining = keysOf(current);
  return keysOf(previous)
    .filter((key) => !remaining.includes(key) && current.types.has(key.split(' ')[0]!))
    .map((key) => {
      const [name, ...rest] = key.split(' ');
      return error(name!, `@key(${rest.join(' ')}) was removed.`, 'Keep it next to the new key.');
    });
}

function printed(sdl: string, document: DocumentNode): string | null {
  try {
    return printSchema(plainSchema(sdl, document));
  } catch {
    return null;
  }
}

/** A standard scalar that is no longer used is not a change. */
function isPartners({ coordinate }: Break): boolean {
  return specifiedScalarTypes.every(({ name }) => name !== coordinate);
}

/** A field that becomes nullable is only a warning: the graph requires it of added fields, but clients must know. */
function problemOf({ coordinate, description }: Break): Problem {
  const [, before, after] = /changed type from (\S+) to (\S+)\.$/.exec(description) ?? [];
  return before !== undefined && before === `${after}!`
    ? warning(coordinate, description, 'Tell clients that it can now be null.')
    : error(coordinate, description, DEPRECATE);
}

/** Queries that worked with the previous version still work. */
export const breaking = defineRule('breaking', (partner: Partner, previousSdl: string): Problem[] => {
  const read = parseSdl(previousSdl);
  if ('problem' in read)
    return [error(`the previous version, ${read.problem.where}`, read.problem.problem, GIVE_ANOTHER)];
  const previous = printed(previousSdl, read.document);
  if (previous === null)
    return [
      error('the previous version', 'It uses types that it does not define, so it cannot be compared.', GIVE_ANOTHER),
    ];
  const breaks = breakingChanges(previous, printSchema(plainSchema(partner.sdl, partner.document)));
  return [
    ...breaks.filter(isPartners).map(problemOf),
    ...removedKeys(readPartner(previousSdl, read.document), partner),
  ];
});
