import type { ExportColumn, ExportTable } from '../contract/export-table.js';

const IN_DUTCH = '_nl';

/** The languages of a file: `lang` in its arguments, and nothing for Dutch, the default. */
export const ENGLISH = 'EN';

/** What a file in English says of its language. */
export const LANGUAGE_NOTE =
  'English where the data has it, else Dutch; the column after each text, named after it with `_lang`, has its ' +
  'language.';

/** The column with the language of each text of another. */
export const languageColumn = (name: string): string => `${name}_lang`;

/** How a text is found in English: the property of the row; null for a text in Dutch only. */
interface Translation {
  name: string;
  description: string;
  from: string | null;
}

function translationOf(column: ExportColumn, columns: readonly ExportColumn[]): Translation | null {
  const { name, description, english } = column;
  if (name.endsWith(IN_DUTCH)) {
    const base = name.slice(0, -IN_DUTCH.length);
    const other = columns.find((one) => one.name === `${base}_en`);
    return { name: base, description: (other ?? column).description, from: other?.name ?? english?.from ?? null };
  }
  if (english === undefined) return null;
  return { name, description: english?.description ?? description, from: english?.from ?? null };
}

/** A text in English where the data has it, else in Dutch, followed by its language. */
function translated(column: ExportColumn, { name, description, from }: Translation): ExportColumn[] {
  type Row = Record<string, unknown>;
  const dutch = (row: Row): unknown => (column.of ? column.of(row) : row[column.name]) ?? null;
  const english = (row: Row): unknown => (from === null ? null : (row[from] ?? null));
  const { english: _, ...kept } = column;
  return [
    { ...kept, name, description, of: (row: Row) => english(row) ?? dutch(row) },
    {
      name: languageColumn(name),
      type: 'string',
      description: `Language of \`${name}\`: \`en\`, or \`nl\` where the data has no English.`,
      empty: `\`${name}\` is empty.`,
      of: (row: Row) => (english(row) !== null ? 'en' : dutch(row) !== null ? 'nl' : null),
    },
  ];
}

/**
 * A table as a file in English has it: each text is one column, in English where the data has it and else in Dutch,
 * with its language in a column of its own, so that Dutch is never taken for English.
 */
export function inEnglish(table: ExportTable): ExportTable {
  const { columns, observations } = table;
  const translations = new Map(columns.map((column) => [column, translationOf(column, columns)]));
  const replaced = new Set([...translations.values()].flatMap((found) => found?.from ?? []));
  return {
    ...table,
    columns: columns
      .filter(({ name }) => !replaced.has(name))
      .flatMap((column) => {
        const translation = translations.get(column);
        return translation ? translated(column, translation) : [column];
      }),
    ...(observations && {
      observations: { ...observations, attributes: { ...observations.attributes, ...observations.englishAttributes } },
    }),
  };
}
