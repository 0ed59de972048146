import type { PackageResource, ResourceField } from '../../contract/package-resource.js';
import { BETWEEN_PLACES, list, text } from '../../contract/package-row.js';
import { nodeId } from '../../contract/node-id.js';
import type { SourceRow } from '../check/source-row.js';
import type { Values } from './table-shape.js';

/** Columns that are about the row itself, not about what it describes. */
const OF_THE_ROW = new Set(['locator', 'note', 'note_en']);

/** The texts that are names. */
const NAMES = new Set(['name', 'title']);

/** Whether a column is a text that each document has of its own: words, not a code, a key or a reference. */
export function isTextOf(
  { textsOfDocuments, key }: PackageResource,
  { name, type, values, refersTo }: ResourceField,
): boolean {
  return (
    textsOfDocuments === true &&
    type === 'string' &&
    values === undefined &&
    refersTo === undefined &&
    !key.includes(name) &&
    !OF_THE_ROW.has(name)
  );
}

/** The columns that decide which document says most: what is described in Dutch, names apart. */
function isWeighed(field: ResourceField): boolean {
  return field.name.endsWith('_nl') && field.name !== 'name_nl';
}

/** One text more outweighs any length. */
const ONE_TEXT = 1_000_000;

/** How much a row says about its entity: by the number of texts, then by their characters. */
function weightOf({ resource, row }: SourceRow): number {
  return resource.fields
    .filter((field) => isTextOf(resource, field) && isWeighed(field))
    .map(({ name }) => text(row, name)?.length ?? 0)
    .filter((length) => length > 0)
    .reduce((sum, length) => sum + ONE_TEXT + length, 0);
}

/**
 * The rows about one entity: those of reference packages first, then those of the documents that say most. Equal ones
 * stay in their order, the newest document first.
 */
export function mostSaidFirst(parts: [SourceRow, ...SourceRow[]]): [SourceRow, ...SourceRow[]] {
  if (!parts[0].resource.textsOfDocuments) return parts;
  const weight = (part: SourceRow) => (part.row.document === null ? Number.POSITIVE_INFINITY : weightOf(part));
  return parts
    .map((part) => ({ part, weight: weight(part) }))
    .sort((a, b) => (a.weight === b.weight ? 0 : b.weight - a.weight))
    .map(({ part }) => part) as [SourceRow, ...SourceRow[]];
}

/** The texts of one row about a fact, for the table of documents' texts. */
export function textRows(fact: string, source: SourceRow): Values[] {
  const { resource, row } = source;
  const { document, locators } = row;
  if (!resource.textsOfDocuments || document === null) return [];
  const common = { fact, document, locator: locators.join(BETWEEN_PLACES), weight: weightOf(source) };
  const texts = new Map<string, Values>();
  for (const column of resource.fields.filter((field) => isTextOf(resource, field))) {
    const value = text(row, column.name);
    if (value === null) continue;
    const field = column.name.replace(/_(nl|en)$/, '');
    const kept = `${NAMES.has(field) ? 'name' : 'text'}_${column.name.endsWith('_en') ? 'en' : 'nl'}`;
    texts.set(field, { ...common, field, position: 1, ...texts.get(field), [kept]: value });
  }
  const organisations = resource.fields.filter(({ refersTo }) => refersTo === 'organisation');
  return [
    ...texts.values(),
    ...organisations.flatMap(({ name, type }) => {
      const keys = type === 'list' ? list(row, name) : [text(row, name)].filter((key) => key !== null);
      return keys.map((key, index) => ({
        ...common,
        field: name,
        position: index + 1,
        target: nodeId('organisation', key),
      }));
    }),
  ];
}
