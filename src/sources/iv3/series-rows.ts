import { MissingReason, Quality } from '../../modules/indicators/index.js';
import type { Cell } from '../../persistence/package-resource.js';
import { exactText } from '../exact-text.js';
import { locatorOf } from '../locator.js';
import type { Amount, Amounts } from './amounts.js';
import type { AskedIv3, AskedSeries, Report } from './asked.js';
import { breaksUpTo } from './crosswalk.js';
import { noteOnParts } from './notes.js';

type Row = Record<string, Cell | undefined>;

/** Rows of `measurements.csv`: what an area spent on one thing, over the taakvelden that it had in that year. */
export function seriesRows(asked: AskedIv3, amounts: Amounts): Row[] {
  return asked.series.flatMap((series) => asked.areas.map((area) => seriesRow(asked, amounts, series, area)));
}

function seriesRow({ table }: AskedIv3, amounts: Amounts, { mapped, report, era, categories }: AskedSeries, area: string): Row {
  const amount = amounts.sum(area, report.code, era.taakvelden, categories);
  const { euro } = amount;
  return {
    indicator: mapped.indicator, area, period: String(report.year),
    value: euro === null ? null : exactText(euro),
    quality: qualityOf(amount, report),
    missing: euro === null ? MissingReason.NOT_AVAILABLE : null,
    rank: 1,
    locator: locatorOf(`Tabel ${table.name}`, table.keys.Gemeenten.get(area)!.title, `taakvelden ${era.taakvelden.join(' + ')}`, report.title),
    note: [noteOnParts(amount), mapped.note].filter((text) => text).join(' ') || null,
  };
}

function qualityOf({ euro, silent }: Amount, { basis }: Report): Quality | null {
  if (euro === null) return null;
  // A budget says what is planned, not what was observed: trends must leave it out, whatever it is made of.
  if (basis === 'BUDGETED') return Quality.FORECAST;
  // The indicator is defined as the sum of all its taakvelden. Nothing in the table says whether the others are nil.
  return silent.length > 0 ? Quality.DEFINITION_DIFFERS : Quality.NORMAL;
}

/** Rows of `indicator_breaks.csv`: where a series cannot be compared with the years before, up to the year of the table. */
export function breakRows({ series, table }: AskedIv3): Row[] {
  return series.flatMap(({ mapped, report, eras }) => breaksUpTo(eras, report.year).map(({ from, because }) => ({
    indicator: mapped.indicator, break_on: `${from}-01-01`, description_nl: because, locator: locatorOf(`Tabel ${table.name}`, 'TaakveldBalanspost'),
  })));
}
