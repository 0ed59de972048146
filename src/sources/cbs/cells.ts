import { Decimal } from 'decimal.js';
import { type SourceCells, SourceError } from '../../contract/source.js';
import { noteColumns, type Words } from '../../contract/words.js';
import { MissingReason } from '../../modules/indicators/index.js';
import { mappedNote } from '../mapping/mapped-note.js';
import { exactText, locatorOf } from '../text.js';
import { qualityOf } from './periods.js';
import {
  cellKey,
  furtherDimensions,
  type SelectedArea,
  type SelectedFigure,
  type SelectedPeriod,
  type Selection,
} from './selection.js';

/** A cell of the table. */
interface Cell {
  value: number | null;
  attribute: string | null;
}

/** The selected cells, filled as pages arrive. */
export class Cells {
  readonly #selection: Selection;
  readonly #wanted: Set<string>;
  readonly #found = new Map<string, Cell>();

  constructor(selection: Selection) {
    this.#selection = selection;
    this.#wanted = new Set(
      selection.figures.flatMap(({ code, members }) =>
        selection.areas.flatMap((area) =>
          selection.periods.map((period) =>
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

  get requested(): number {
    return this.#wanted.size;
  }

  get found(): number {
    return this.#found.size;
  }

  /** Takes a row of the table; cells that are not selected are ignored. */
  take(row: Record<string, unknown>): void {
    const { table, geo, time } = this.#selection;
    const at = (name: string): string => String(row[name] ?? '').trim();
    const members = furtherDimensions(table).map(({ name }) => at(name));
    const key = cellKey(at('Measure'), members, geo ? at(geo.name) : '', time ? at(time.name) : '');
    if (!this.#wanted.has(key)) return;
    if (this.#found.has(key)) {
      throw new SourceError(
        `Table ${table.name} has the cell ${key.replaceAll('\u0000', ', ')} twice: ` +
          'its pages overlap, so it changed while it was read. Run the command again with --anew.',
      );
    }
    const attribute = typeof row.ValueAttribute === 'string' ? row.ValueAttribute : null;
    this.#found.set(key, { value: typeof row.Value === 'number' ? row.Value : null, attribute });
  }

  /** Undefined when the table omits the cell. */
  get(measure: string, members: readonly string[], area: string, period: string): Cell | undefined {
    return this.#found.get(cellKey(measure, members, area, period));
  }
}

/** Why a cell has no figure, as a code and in words. */
interface NoFigure {
  missing: MissingReason;
  note: Words;
}

/**
 * The values of `ValueAttribute` besides `None` that occur in tables; CBS publishes no list of them. The meanings are
 * those in the explanations of tables ("niets (blank): een cijfer kan op logische gronden niet voorkomen; .: het cijfer
 * is onbekend, onvoldoende betrouwbaar of geheim").
 */
const KNOWN: Record<string, NoFigure> = {
  Confidential: { missing: MissingReason.SUPPRESSED, note: { nl: 'geheim', en: 'confidential' } },
  Impossible: {
    missing: MissingReason.NOT_AVAILABLE,
    note: { nl: 'een cijfer kan op logische gronden niet voorkomen', en: 'a figure is logically impossible' },
  },
  NotAvailable: { missing: MissingReason.NOT_AVAILABLE, note: { nl: 'niet beschikbaar', en: 'not available' } },
  Missing: { missing: MissingReason.NOT_AVAILABLE, note: { nl: 'gegevens ontbreken', en: 'data are missing' } },
};

/** The meaning of a `ValueAttribute`; null for a cell with a figure. The note quotes CBS. */
function noFigureOf(attribute: string | null | undefined): NoFigure | null {
  if (!attribute || attribute === 'None') return null;
  const known = KNOWN[attribute];
  return {
    missing: known?.missing ?? MissingReason.NOT_AVAILABLE,
    note: {
      nl: `Geen cijfer; het CBS vermeldt "${attribute}"${known ? ` (${known.note.nl})` : ''}.`,
      en: `No figure; CBS states "${attribute}"${known ? ` (${known.note.en})` : ''}.`,
    },
  };
}

/** A cell that the response omits: CBS does not return empty cells (release notes of the CBS open data API). */
const LEFT_OUT: NoFigure = {
  missing: MissingReason.NOT_AVAILABLE,
  note: {
    nl: 'Geen cijfer; het CBS geeft deze cel niet (leeg in de tabel).',
    en: 'No figure; CBS does not return this cell (empty in the table).',
  },
};

/** A cell with neither a figure nor a reason. */
const EMPTY: NoFigure = {
  missing: MissingReason.NOT_AVAILABLE,
  note: {
    nl: 'Geen cijfer; de cel is leeg zonder vermelde reden.',
    en: 'No figure; the cell is empty without a stated reason.',
  },
};

/** A row of `measurements.csv` for every selected cell, whether the table has it or not. */
export function* measurementRows(selection: Selection, cells: Cells): Generator<SourceCells> {
  for (const figure of selection.figures) {
    for (const area of selection.areas) {
      for (const period of selection.periods) yield measurementRow(selection, cells, figure, area, period);
    }
  }
}

function measurementRow(
  selection: Selection,
  cells: Cells,
  figure: SelectedFigure,
  area: SelectedArea,
  period: SelectedPeriod,
): SourceCells {
  const { mapped, code, measure, members } = figure;
  const cell = cells.get(
    code,
    members.map((member) => member.code),
    area.code,
    period.code,
  );
  const { quality, note } = qualityOf(period.status);
  const noFigure: NoFigure | null =
    cell === undefined ? LEFT_OUT : (noFigureOf(cell.attribute) ?? (cell.value === null ? EMPTY : null));
  const own = noFigure?.note ?? note;
  return {
    indicator: mapped.indicator,
    area: area.area,
    period: period.period,
    value: noFigure ? null : scaled(cell!.value!, mapped.multiply),
    quality: noFigure ? null : quality,
    missing: noFigure?.missing ?? null,
    rank: 1,
    locator: locatorOf(
      `Tabel ${selection.table.name}`,
      measure.fullTitle,
      ...members.map(({ member }) => member.title),
      area.title,
      period.title,
    ),
    ...noteColumns([...(own ? [own] : []), ...mappedNote(mapped)]),
  };
}

function scaled(value: number, multiply: string | undefined): string {
  return exactText(new Decimal(value).times(multiply ?? 1));
}
