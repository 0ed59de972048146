import { allOf, anyOf, oneOf, withQuery } from '../odata/filter.js';
import type { Selection } from './selection.js';

/** A length of query that every server accepts: IIS allows 2,048 characters by default. */
const LONGEST_QUERY = 1_900;

/**
 * The addresses that return the selected cells: the server filters on measures, their dimensions, areas and periods. A
 * selection that is too long for one address is split over several.
 */
export function observationUrls(selection: Selection): string[] {
  const { figures, areas, periods, table } = selection;
  const address = (parts: Parts) => withQuery(`${table.url}/Observations`, { $filter: filterOf(selection, parts) });
  const fits = (parts: Parts) => new URL(address(parts)).search.length <= LONGEST_QUERY;
  return split({ figures, areas, periods }, fits).map(address);
}

type Parts = Pick<Selection, 'figures' | 'areas' | 'periods'>;

/** Halves the longest list until each part fits. */
function split(parts: Parts, fits: (parts: Parts) => boolean): Parts[] {
  const longest = (['areas', 'periods', 'figures'] as const).reduce((most, name) =>
    parts[name].length > parts[most].length ? name : most,
  );
  const list: readonly unknown[] = parts[longest];
  if (list.length <= 1 || fits(parts)) return [parts];
  const middle = Math.ceil(list.length / 2);
  return [
    { ...parts, [longest]: list.slice(0, middle) },
    { ...parts, [longest]: list.slice(middle) },
  ].flatMap((half) => split(half as Parts, fits));
}

function filterOf({ geo, time }: Selection, { figures, areas, periods }: Parts): string {
  const figure = figures.map(({ measure, members }) =>
    allOf([
      oneOf('Measure', [measure.published]),
      ...members.map(({ dimension, member }) => oneOf(dimension, [member.published])),
    ]),
  );
  return allOf([
    anyOf(figure.map((condition) => (figure.length > 1 ? `(${condition})` : condition))),
    geo
      ? oneOf(
          geo.name,
          areas.map(({ published }) => published),
        )
      : '',
    time
      ? oneOf(
          time.name,
          periods.map(({ published }) => published),
        )
      : '',
  ]);
}
