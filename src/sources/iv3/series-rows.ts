import { MissingReason, Quality } from '../../modules/indicators/index.js';
import type { Cell } from '../../persistence/package-resource.js';
import { exactText } from '../exact-text.js';
import { locatorOf } from '../locator.js';
import type { Amounts } from './amounts.js';
import type { AskedIv3, AskedSeries } from './asked.js';
import { breaksUpTo } from './crosswalk.js';
import { withoutFigure } from './notes.js';

type Row = Record<string, Cell | undefined>;

/** Rows of `measurements.csv`: what an area spent on one thing, over the taakvelden that it had in that year. */
export function seriesRows(asked: AskedIv3, amounts: Amounts): Row[] {
  return asked.series.flatMap((series) => asked.areas.map((area) => seriesRow(asked, amounts, series, area)));
}

function seriesRow({ table }: AskedIv3, amounts: Amounts, { mapped, report, era, categories }: AskedSeries, area: string): Row {
  const { euro, without } = amounts.sum(area, report.code, era.taakvelden, categories);
  const silent = era.taakvelden.filter((taakveld) => amounts.sum(area, report.code, [taakveld], categories).euro === null);
  const none = euro === null ? 'De tabel geeft voor geen van deze taakvelden een bedrag.' : null;
  const parts = euro !== null && silent.length > 0 ? `Zonder bedrag in de tabel: ${silent.join(', ')}.` : null;
  return {
    indicator: mapped.indicator, area, period: String(report.year),
    value: euro === null ? null : exactText(euro),
    // A budget says what is planned, not what was observed.
    quality: euro === null ? null : report.basis === 'BUDGETED' ? Quality.FORECAST : Quality.NORMAL,
    missing: euro === null ? MissingReason.NOT_AVAILABLE : null,
    rank: 1,
    locator: locatorOf(`Tabel ${table.name}`, table.keys.Gemeenten.get(area)!.title, `taakvelden ${era.taakvelden.join(' + ')}`, report.title),
    note: [none, parts, withoutFigure(without), mapped.note].filter((text) => text).join(' ') || null,
  };
}

/** Rows of `indicator_breaks.csv`: where a series cannot be compared with the years before, up to the year of the table. */
export function breakRows({ series, table }: AskedIv3): Row[] {
  return series.flatMap(({ mapped, report, eras }) => breaksUpTo(eras, report.year).map(({ from, because }) => ({
    indicator: mapped.indicator, break_on: `${from}-01-01`, description_nl: because, locator: locatorOf(`Tabel ${table.name}`, 'TaakveldBalanspost'),
  })));
}
