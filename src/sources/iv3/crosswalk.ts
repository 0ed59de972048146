/** The taakvelden that make up a series, in the years of one numbering. */
export interface Era {
  /** First year. */
  from: number;
  /** Last year; absent for the current numbering. */
  to?: number;
  taakvelden: readonly string[];
  /** Whether the sum continues from the previous era without a break; absent for the first era. */
  joins?: 'exact' | 'break';
  /** Why, in Dutch: the description of the break in the series. */
  because?: string;
}

const RENUMBERED = 'Per 2025 zijn de taakvelden van het sociaal domein opnieuw ingedeeld en genummerd.';

/**
 * Youth care and related taakvelden in the municipal accounts (Iv3), over their numberings.
 *
 * 2023: taakveld 6.72 was divided into ten and 6.82 into two, and the old ones could no longer be used ("opgedeeld"):
 * Iv3-Informatievoorschrift Gemeenten en Gemeenschappelijke regelingen 2023, sheet 4,
 * https://www.rijksoverheid.nl/documenten/richtlijnen/2023/12/15/iv3-informatievoorschrift-gemeenten-en-gemeenschappelijke-regelingen-2022
 * (known here from a quotation of that sheet). The parts add up to the whole, so a sum continues without a break.
 *
 * 2025: codes with a letter became codes with a third digit. Codes and names are those of table 45071NED (Gemeenten
 * 2025 onbewerkte Iv3-data) as programs that read it list them, and of municipal budgets of 2025; the
 * Informatievoorschrift of 2025 itself was not available. What was by type of care (begeleiding, behandeling, pleegzorg
 * …) is now by setting (ambulant or with stay) and by scale (local, regional, national); personal budgets have their
 * own taakveld (6.792), and so has coordination (6.92). It is therefore not established that the sums cover the same,
 * and every series breaks. A mapping can define its own eras for accounts that are known better.
 *
 * 6.71a is a part of 6.71 (maatwerkdienstverlening 18+) and in no sum of youth care. It is here as the only code of
 * 6.71 whose successor is known; its group is named after it. Its first year is uncertain but harmless: a table without
 * the code is rejected.
 */
export const CROSSWALK: Readonly<Record<string, readonly Era[]>> = {
  jeugdhulp: [
    { from: 2017, to: 2022, taakvelden: ['6.72'] },
    {
      from: 2023,
      to: 2024,
      joins: 'exact',
      because: 'Taakveld 6.72 is per 2023 opgedeeld; de delen zijn samen het oude taakveld.',
      taakvelden: ['6.72a', '6.72b', '6.72c', '6.72d', '6.73a', '6.73b', '6.73c', '6.74a', '6.74b', '6.74c'],
    },
    {
      from: 2025,
      joins: 'break',
      taakvelden: ['6.751', '6.752', '6.753', '6.761', '6.762', '6.763', '6.792'],
      because:
        `${RENUMBERED} Jeugdhulp staat niet meer op 6.72a tot en met 6.74c maar op 6.751 tot en met 6.763, met een ` +
        'eigen taakveld voor persoonsgebonden budgetten (6.792) en voor coördinatie en beleid (6.92, hier niet ' +
        'meegeteld); niet is vastgesteld dat de som hetzelfde omvat.',
    },
  ],
  'jeugdbescherming-en-jeugdreclassering': [
    { from: 2017, to: 2022, taakvelden: ['6.82'] },
    {
      from: 2023,
      to: 2024,
      joins: 'exact',
      taakvelden: ['6.82a', '6.82b'],
      because: 'Taakveld 6.82 is per 2023 opgedeeld; de delen zijn samen het oude taakveld.',
    },
    {
      from: 2025,
      joins: 'break',
      taakvelden: ['6.821', '6.822'],
      because: `${RENUMBERED} 6.82a en 6.82b heten nu 6.821 en 6.822; niet is vastgesteld dat zij hetzelfde omvatten.`,
    },
  ],
  jeugdbescherming: [
    { from: 2023, to: 2024, taakvelden: ['6.82a'] },
    {
      from: 2025,
      joins: 'break',
      taakvelden: ['6.821'],
      because: `${RENUMBERED} 6.82a heet nu 6.821; niet is vastgesteld dat het hetzelfde omvat.`,
    },
  ],
  jeugdreclassering: [
    { from: 2023, to: 2024, taakvelden: ['6.82b'] },
    {
      from: 2025,
      joins: 'break',
      taakvelden: ['6.822'],
      because: `${RENUMBERED} 6.82b heet nu 6.822; niet is vastgesteld dat het hetzelfde omvat.`,
    },
  ],
  'taakveld-6-71a': [
    { from: 2023, to: 2024, taakvelden: ['6.71a'] },
    {
      from: 2025,
      joins: 'break',
      taakvelden: ['6.711'],
      because: `${RENUMBERED} 6.71a heet nu 6.711; niet is vastgesteld dat het hetzelfde omvat.`,
    },
  ],
};

/** The era that covers a year. */
export function eraOf(eras: readonly Era[], year: number): Era | undefined {
  return eras.find(({ from, to = Number.POSITIVE_INFINITY }) => from <= year && year <= to);
}

/** The eras that begin with a break, up to a year. */
export function breaksUpTo(eras: readonly Era[], year: number): Era[] {
  return eras.slice(1).filter(({ from, joins }) => from <= year && joins !== 'exact');
}
