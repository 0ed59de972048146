import { Decimal } from 'decimal.js';
import type { Cell as PackageCell } from '../../persistence/package-resource.js';
import { exactText } from '../exact-text.js';
import { locatorOf } from '../locator.js';
import type { Asked, AskedArea, AskedFigure, AskedPeriod } from './asked.js';
import type { Cells } from './cells.js';
import { qualityOf } from './period-status.js';
import { EMPTY, LEFT_OUT, type NoFigure, noFigureOf } from './value-attribute.js';

type Row = Record<string, PackageCell | undefined>;

/** A row of `measurements.csv` for every cell that was asked for, whether the table gives it or not. */
export function* measurementRows(asked: Asked, cells: Cells): Generator<Row> {
  for (const figure of asked.figures) {
    for (const area of asked.areas) {
      for (const period of asked.periods) yield measurementRow(asked, cells, figure, area, period);
    }
  }
}

function measurementRow(asked: Asked, cells: Cells, figure: AskedFigure, area: AskedArea, period: AskedPeriod): Row {
  const { mapped, code, measure, members } = figure;
  const cell = cells.get(code, members.map((member) => member.code), area.code, period.code);
  const { quality, note } = qualityOf(period.status);
  const none: NoFigure | null = cell === undefined ? LEFT_OUT : (noFigureOf(cell.attribute) ?? (cell.value === null ? EMPTY : null));
  const notes = [none?.note ?? note, mapped.note].filter((text) => text);
  return {
    indicator: mapped.indicator,
    area: area.area,
    period: period.period,
    value: none ? null : scaled(cell!.value!, mapped.multiply),
    quality: none ? null : quality,
    missing: none?.missing ?? null,
    rank: 1,
    locator: locatorOf(`Tabel ${asked.table.name}`, measure.fullTitle, ...members.map(({ member }) => member.title), area.title, period.title),
    note: notes.length > 0 ? notes.join(' ') : null,
  };
}

function scaled(value: number, multiply: string | undefined): string {
  return exactText(new Decimal(value).times(multiply ?? 1));
}
