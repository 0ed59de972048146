import { allOf, anyOf, oneOf, withQuery } from '../odata-filter.js';
import type { Asked } from './asked.js';

/** Characters of an address that any server takes: IIS allows 2,048 in a query by default. */
const LONGEST_QUERY = 1_900;

/**
 * The addresses to ask, filtered by the server on measures, their dimensions, areas and periods. Many areas or figures are spread over
 * several questions, because an address can only be so long.
 */
export function questions(asked: Asked): string[] {
  const { figures, areas, periods, table } = asked;
  const address = (parts: Parts) => withQuery(`${table.url}/Observations`, { $filter: filterOf(asked, parts) });
  const fits = (parts: Parts) => new URL(address(parts)).search.length <= LONGEST_QUERY;
  return split({ figures, areas, periods }, fits).map(address);
}

type Parts = Pick<Asked, 'figures' | 'areas' | 'periods'>;

/** Halves whatever is longest until each part fits. */
function split(parts: Parts, fits: (parts: Parts) => boolean): Parts[] {
  const longest = (['areas', 'periods', 'figures'] as const).reduce((most, name) => (parts[name].length > parts[most].length ? name : most));
  const list: readonly unknown[] = parts[longest];
  if (list.length <= 1 || fits(parts)) return [parts];
  const middle = Math.ceil(list.length / 2);
  return [{ ...parts, [longest]: list.slice(0, middle) }, { ...parts, [longest]: list.slice(middle) }].flatMap((half) => split(half as Parts, fits));
}

function filterOf({ geo, time }: Asked, { figures, areas, periods }: Parts): string {
  const figure = figures.map(({ measure, members }) =>
    allOf([oneOf('Measure', [measure.published]), ...members.map(({ dimension, member }) => oneOf(dimension, [member.published]))]));
  return allOf([
    anyOf(figure.map((condition) => (figure.length > 1 ? `(${condition})` : condition))),
    geo ? oneOf(geo.name, areas.map(({ published }) => published)) : '',
    time ? oneOf(time.name, periods.map(({ published }) => published)) : '',
  ]);
}
