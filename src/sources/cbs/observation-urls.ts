import { allOf, anyOf, oneOf, withQuery } from '../odata/filter.js';
import type { Selection } from './selection.js';

/** A length of query that every server accepts: IIS allows 2,048 characters by default. */
const LONGEST_QUERY = 1_900;

/** Of how many values of a dimension one must be wanted to read them all: a page less costs more than rows ignored. */
const FEW = 3;

/**
 * The addresses that return the selected cells: the server filters on measures, their dimensions, areas and periods. A
 * selection that is too long for one address is first asked for without the conditions that leave little out, since
 * each request takes as long as reading a hundred thousand rows; then it is split over several.
 */
export function observationUrls(selection: Selection): string[] {
  const { table } = selection;
  const address = (parts: Parts) => {
    const $filter = filterOf(selection, parts);
    return $filter === '' ? `${table.url}/Observations` : withQuery(`${table.url}/Observations`, { $filter });
  };
  const fits = (parts: Parts) => new URL(address(parts)).search.length <= LONGEST_QUERY;
  const { figures, areas, periods } = selection;
  return split(withoutBroad(selection, { figures, areas, periods }, fits), fits).map(address);
}

/** What an address asks for; an empty list asks for all. */
type Parts = Pick<Selection, 'figures' | 'areas' | 'periods'>;

/** Leaves out conditions on most values of a dimension, the longest first, until the address fits. */
function withoutBroad(selection: Selection, parts: Parts, fits: (parts: Parts) => boolean): Parts {
  const { geo, time, table } = selection;
  const sizes = {
    areas: geo?.codes.size ?? 0,
    periods: time?.codes.size ?? 0,
    // With further dimensions, a measure alone would return all of their values.
    figures: parts.figures.some(({ members }) => members.length > 0) ? Number.POSITIVE_INFINITY : table.measures.size,
  };
  const broad = (['areas', 'figures', 'periods'] as const)
    .filter((name) => parts[name].length > 1 && parts[name].length * FEW >= sizes[name])
    .sort((a, b) => parts[b].length - parts[a].length);
  const wanted = { ...parts };
  for (const name of broad) if (!fits(wanted)) wanted[name] = [];
  return wanted;
}

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
    figure.length === 0 ? '' : anyOf(figure.map((condition) => (figure.length > 1 ? `(${condition})` : condition))),
    geo && areas.length > 0
      ? oneOf(
          geo.name,
          areas.map(({ published }) => published),
        )
      : '',
    time && periods.length > 0
      ? oneOf(
          time.name,
          periods.map(({ published }) => published),
        )
      : '',
  ]);
}
