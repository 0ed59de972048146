import { MissingReason } from '../../modules/indicators/index.js';

/** Why a cell holds no figure, in our terms and with a word for people. */
export interface NoFigure {
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
export function noFigureOf(attribute: string | null | undefined): NoFigure | null {
  if (!attribute || attribute === 'None') return null;
  const known = KNOWN[attribute];
  const meaning = known ? ` (${known.note})` : '';
  return { missing: known?.missing ?? MissingReason.NOT_AVAILABLE, note: `Geen cijfer; het CBS vermeldt "${attribute}"${meaning}.` };
}

/** A cell that the answer leaves out: CBS does not return empty cells (release notes of the CBS open data API). */
export const LEFT_OUT: NoFigure = { missing: MissingReason.NOT_AVAILABLE, note: 'Geen cijfer; het CBS geeft deze cel niet (leeg in de tabel).' };

/** A cell that says neither a figure nor a reason. */
export const EMPTY: NoFigure = { missing: MissingReason.NOT_AVAILABLE, note: 'Geen cijfer; de cel is leeg zonder vermelde reden.' };
