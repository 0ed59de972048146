import { nodeId, splitNodeId } from '../../../contract/node-id.js';
import type { RequestContext, Warning } from '../../../contract/request-context.js';
import { nearest } from '../../../contract/text.js';
import { FactEntity } from '../fact/fact.entity.js';

/** The kinds of entity whose keys filters take, in Dutch. */
const KINDS = {
  area: 'gebied',
  document: 'document',
  indicator: 'indicator',
  'level-of-need': 'hulpniveau',
  'policy-plan': 'beleidsplan',
  programme: 'programma',
  project: 'project',
  speerpunt: 'speerpunt',
} as const;

/** A kind of entity whose keys filters take. */
export type KeyKind = keyof typeof KINDS;

/** The values of one filter argument that must be keys of known entities. */
interface KeysToCheck {
  argument: string;
  kind: KeyKind;
  values: readonly string[] | null | undefined;
}

/**
 * Warns of filter values that are no known key, with the nearest known ones: an empty list alone would not distinguish
 * a typing error from an answer. Once a request for each list, though the list may be under many parents. One statement
 * when all are known, two when some are not.
 */
export function warnOfUnknownKeys(context: RequestContext, checks: readonly KeysToCheck[], list = ''): Promise<void> {
  return context.once(`unknown-keys:${list}:${JSON.stringify(checks)}`, () => warn(context, checks));
}

async function warn(context: RequestContext, checks: readonly KeysToCheck[]): Promise<void> {
  const given = checks.flatMap(({ argument, kind, values }) =>
    [...new Set(values ?? [])].map((value) => ({ argument, kind, value })),
  );
  if (given.length === 0) return;
  const facts = context.tables(FactEntity).selectFrom('fact').select('id');
  const found = await facts
    .where(
      'id',
      'in',
      given.map(({ kind, value }) => nodeId(kind, value)),
    )
    .execute();
  const existing = new Set(found.map(({ id }) => id));
  const unknown = given.filter(({ kind, value }) => !existing.has(nodeId(kind, value)));
  if (unknown.length === 0) return;
  const candidates = (await facts.where('kind', 'in', [...new Set(unknown.map(({ kind }) => kind))]).execute()).map(
    ({ id }) => splitNodeId(id),
  );
  for (const { argument, kind, value } of unknown) {
    const known = candidates.filter((candidate) => candidate.kind === kind).map(({ key }) => key);
    context.warnings.push(unknownValue(argument, kind, value, known));
  }
}

/** The warning of an unknown value, with the nearest known ones. */
export function unknownValue(argument: string, kind: KeyKind, value: string, known: Iterable<string>): Warning {
  const suggestions = nearest(value, known);
  const near = suggestions.length > 0 ? suggestions.join(', ') : null;
  const en = `"${value}" in ${argument} names no ${kind.replaceAll('-', ' ')} that this graph knows.`;
  const nl = `"${value}" in ${argument} noemt geen ${KINDS[kind]} uit deze graaf.`;
  const messages = { nl: near ? `${nl} Bedoelde u ${near}?` : nl, en: near ? `${en} Did you mean ${near}?` : en };
  return { code: 'UNKNOWN_VALUE', argument, value, message: messages.en, messages, suggestions };
}
