import { Decimal } from 'decimal.js';
import type { Cell as PackageCell } from '../../contract/package-resource.js';
import { MissingReason } from '../../modules/indicators/index.js';
import { type Asked, type AskedArea, type AskedFigure, type AskedPeriod, cellKey, furtherDimensions } from './ask.js';
import { qualityOf } from './periods.js';
import { SourceError } from '../source.js';
import { exactText, locatorOf } from '../text.js';

/** What the table says in one cell. */
interface Cell {
  value: number | null;
  attribute: string | null;
}

/** The cells that are asked for, filled as the pages come in. */
export class Cells {
  readonly #asked: Asked;
  readonly #wanted: Set<string>;
  readonly #found = new Map<string, Cell>();

  constructor(asked: Asked) {
    this.#asked = asked;
    this.#wanted = new Set(
      asked.figures.flatMap(({ code, members }) =>
        asked.areas.flatMap((area) =>
          asked.periods.map((period) =>
            cellKey(
              code,
              members.map((member) => member.code),
              area.code,
              period.code,
            ),
          ),
        ),
      ),
    );
  }

  get asked(): number {
    return this.#wanted.size;
  }

  get found(): number {
    return this.#found.size;
  }

  /** Takes a row of the table; what nobody asked for is passed over. */
  take(row: Record<string, unknown>): void {
    const { table, geo, time } = this.#asked;
    const at = (name: string): string => String(row[name] ?? '').trim();
    const members = furtherDimensions(table).map(({ name }) => at(name));
    const key = cellKey(at('Measure'), members, geo ? at(geo.name) : '', time ? at(time.name) : '');
    if (!this.#wanted.has(key)) return;
    if (this.#found.has(key)) {
      throw new SourceError(
        `Table ${table.name} gives the cell ${key.replaceAll('\u0000', ', ')} twice: its pages overlap, so it changed while it was read. Run the command again with --anew.`,
      );
    }
    const attribute = typeof row.ValueAttribute === 'string' ? row.ValueAttribute : null;
    this.#found.set(key, { value: typeof row.Value === 'number' ? row.Value : null, attribute });
  }

  /** The cell of a figure; undefined when the table leaves it out. */
  get(measure: string, members: readonly string[], area: string, period: string): Cell | undefined {
    return this.#found.get(cellKey(measure, members, area, period));
  }
}

/** Why a cell holds no figure, in our terms and with a word for people. */
interface NoFigure {
  missing: MissingReason;
  note: string;
}

/**
 * The values of `ValueAttribute` other than `None` that tables have been seen with; CBS publishes no list of them. The symbols
 * are those that tables explain ("niets (blank): een cijfer kan op logische gronden niet voorkomen; .: het cijfer is onbekend,
 * onvoldoende betrouwbaar of geheim").
 */
const KNOWN: Record<string, NoFigure> = {
  Confidential: { missing: MissingReason.SUPPRESSED, note: 'geheim' },
  Impossible: { missing: MissingReason.NOT_AVAILABLE, note: 'een cijfer kan op logische gronden niet voorkomen' },
  NotAvailable: { missing: MissingReason.NOT_AVAILABLE, note: 'niet beschikbaar' },
  Missing: { missing: MissingReason.NOT_AVAILABLE, note: 'gegevens ontbreken' },
};

/** What a `ValueAttribute` means; null for a cell with a plain figure. The word of CBS stays in the note. */
function noFigureOf(attribute: string | null | undefined): NoFigure | null {
  if (!attribute || attribute === 'None') return null;
  const known = KNOWN[attribute];
  const meaning = known ? ` (${known.note})` : '';
  return {
    missing: known?.missing ?? MissingReason.NOT_AVAILABLE,
    note: `Geen cijfer; het CBS vermeldt "${attribute}"${meaning}.`,
  };
}

/** A cell that the answer leaves out: CBS does not return empty cells (release notes of the CBS open data API). */
const LEFT_OUT: NoFigure = {
  missing: MissingReason.NOT_AVAILABLE,
  note: 'Geen cijfer; het CBS geeft deze cel niet (leeg in de tabel).',
};

/** A cell that says neither a figure nor a reason. */
const EMPTY: NoFigure = {
  missing: MissingReason.NOT_AVAILABLE,
  note: 'Geen cijfer; de cel is leeg zonder vermelde reden.',
};

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
  const cell = cells.get(
    code,
    members.map((member) => member.code),
    area.code,
    period.code,
  );
  const { quality, note } = qualityOf(period.status);
  const none: NoFigure | null =
    cell === undefined ? LEFT_OUT : (noFigureOf(cell.attribute) ?? (cell.value === null ? EMPTY : null));
  const notes = [none?.note ?? note, mapped.note].filter((text) => text);
  return {
    indicator: mapped.indicator,
    area: area.area,
    period: period.period,
    value: none ? null : scaled(cell!.value!, mapped.multiply),
    quality: none ? null : quality,
    missing: none?.missing ?? null,
    rank: 1,
    locator: locatorOf(
      `Tabel ${asked.table.name}`,
      measure.fullTitle,
      ...members.map(({ member }) => member.title),
      area.title,
      period.title,
    ),
    note: notes.length > 0 ? notes.join(' ') : null,
  };
}

function scaled(value: number, multiply: string | undefined): string {
  return exactText(new Decimal(value).times(multiply ?? 1));
}
