import type { CbsTable } from './table.js';

/** Codes of one list that are shown where nothing is looked for. */
const MOST_SHOWN = 40;

/**
 * What a table holds, as text: its measures, and the codes of each dimension.
 * @param find shows only codes whose code or title holds this text
 */
export function listTable(table: CbsTable, find: string | null): string {
  const { name, title, version, license } = table;
  const measures = [...table.measures].map(([code, { unit, decimals, fullTitle }]) =>
    ({ code, text: `${fullTitle}${unit ? ` [${unit}${decimals === null ? '' : `, ${decimals} decimals`}]` : ''}` }));
  return [
    `${name}: ${title}`,
    `version ${version.label}, changed on ${version.modifiedOn}${license ? `, licence ${license}` : ''}`,
    ...listed('measures', measures, find),
    ...table.dimensions.flatMap((dimension) => listed(
      `${dimension.name} (${dimension.kind}): ${dimension.title}`,
      [...dimension.codes].map(([code, { title: text, status }]) => ({ code, text: status ? `${text} [${status}]` : text })), find,
    )),
  ].join('\n');
}

/** A list of codes under its heading; as many as are shown without being asked for, unless some are looked for. */
export function listed(heading: string, codes: readonly { code: string; text: string }[], find: string | null): string[] {
  const wanted = find?.toLowerCase() ?? '';
  const found = codes.filter(({ code, text }) => `${code} ${text}`.toLowerCase().includes(wanted));
  const shown = find === null ? found.slice(0, MOST_SHOWN) : found;
  const width = Math.max(...shown.map(({ code }) => code.length), 0);
  const more = found.length - shown.length;
  return [
    '', heading,
    ...shown.map(({ code, text }) => `  ${code.padEnd(width)}  ${text}`),
    ...(more > 0 ? [`  … and ${more} more; --find TEXT shows those that hold a text`] : []),
    ...(found.length === 0 ? [`  nothing that holds "${find}"`] : []),
  ];
}
