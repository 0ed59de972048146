import { allOf, oneOf, withQuery } from '../odata/filter.js';
import type { Iv3Selection } from './selection.js';
import { DIMENSIONS, type Keys } from './table.js';

/** Values in one condition, so that an address stays within the limits of servers. */
const AREAS_AT_ONCE = 10;
const CODES_AT_ONCE = 12;

/**
 * The addresses that return the selected amounts, each for a few areas and taakvelden. Categories are not part of the
 * filter: there are many, and few have an amount.
 */
export function amountUrls({ table, areas, reports, amount, lines, series }: Iv3Selection): string[] {
  const taakvelden = [...new Set([...(lines?.taakvelden ?? []), ...series.flatMap(({ era }) => era.taakvelden)])];
  const published = (keys: Keys, codes: readonly string[]) => codes.map((code) => keys.get(code)!.published);
  return chunks(areas, AREAS_AT_ONCE).flatMap((someAreas) =>
    chunks(taakvelden, CODES_AT_ONCE).map((some) =>
      withQuery(`${table.url}/TypedDataSet`, {
        $filter: allOf([
          oneOf('Gemeenten', published(table.keys.Gemeenten, someAreas)),
          oneOf(
            'Verslagsoort',
            published(
              table.keys.Verslagsoort,
              reports.map(({ code }) => code),
            ),
          ),
          oneOf('TaakveldBalanspost', published(table.keys.TaakveldBalanspost, some)),
          `${amount} ne null`,
        ]),
        $select: [...DIMENSIONS, amount].join(','),
      }),
    ),
  );
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
