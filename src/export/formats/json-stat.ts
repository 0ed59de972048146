import type { Dimension, ExportRow, ObservationTable } from '../../contract/export-table.js';
import { type ExportFile, type FileFormat, observationsOf, type Pieces } from '../file-format.js';
import { ExportProblem } from '../export-problem.js';
import type { ExportRun } from '../export-run.js';
import { languageColumn } from '../in-english.js';

/** Cells of the largest cube. Readers allocate all of them, also those without a value. */
const MOST_CELLS = 20_000_000;

interface Category {
  code: string;
  label: string;
  /** The language of the label, in a file that states it. */
  language: string | null;
  position: string;
  unit: { label: string; decimals: number } | null;
}

/** A dimension with the categories that occur, and the position of each. */
interface Axis {
  dimension: Dimension;
  categories: Category[];
  places: Map<string, number>;
}

const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The structure of a cube. */
interface Cube {
  axes: Axis[];
  /** Whether any cell has a value. */
  valued: boolean;
  /** Whether any cell has bounds; most cubes have none, and their rows are then not read for them. */
  bounded: boolean;
  /** Whether any cell is withdrawn, likewise. */
  withdrawn: boolean;
}

/**
 * The categories that occur, in order. This takes a pass over the rows, because a cube lists them before its values.
 */
async function cubeOf(
  run: ExportRun,
  { dimensions, value, bounds, withdrawn: [withdrawnOn] }: ObservationTable,
): Promise<Cube> {
  const used = dimensions.filter(({ only }) => !only || only(run.args));
  const found = used.map(() => new Map<string, Category>());
  let [valued, bounded, withdrawn] = [false, false, false];
  for await (const rows of run.rows()) {
    for (const row of rows) {
      valued ||= row[value] !== null;
      bounded ||= bounds.some((bound) => row[bound] !== null);
      withdrawn ||= row[withdrawnOn] !== null;
      for (const [index, { code, label, language, position, unit }] of used.entries()) {
        const key = code(row);
        if (!found[index]!.has(key))
          found[index]!.set(key, {
            code: key,
            label: label(row),
            language: language ? ((row[language] as string | undefined) ?? null) : null,
            position: position?.(row) ?? key,
            unit: unit?.(row) ?? null,
          });
      }
    }
  }
  const axes = used.map((dimension, index) => {
    const categories = [...found[index]!.values()].sort(
      (a, b) => before(a.position, b.position) || before(a.code, b.code),
    );
    return { dimension, categories, places: new Map(categories.map(({ code }, place) => [code, place])) };
  });
  return { axes, valued, bounded, withdrawn };
}

/** The position of a row's cell: the last dimension varies fastest. */
function cellOf(axes: readonly Axis[], row: ExportRow): number {
  return axes.reduce(
    (cell, { dimension, categories, places }) => cell * categories.length + places.get(dimension.code(row))!,
    0,
  );
}

function describeAxis({ dimension, categories }: Axis): [string, object] {
  const languages = categories.filter(({ language }) => language !== null);
  const units = categories.filter(({ unit }) => unit !== null).map(({ code, unit }) => [code, unit] as const);
  return [
    dimension.id.toLowerCase(),
    {
      label: dimension.id,
      category: {
        index: categories.map(({ code }) => code),
        label: Object.fromEntries(categories.map(({ code, label }) => [code, label])),
        ...(units.length > 0 && { unit: Object.fromEntries(units) }),
      },
      ...(languages.length > 0 && {
        extension: { labelLanguage: Object.fromEntries(languages.map(({ code, language }) => [code, language])) },
      }),
    },
  ];
}

function rolesOf(axes: readonly Axis[]): Record<string, string[]> {
  const withRole = axes.filter(({ dimension }) => dimension.role);
  return Object.fromEntries(withRole.map(({ dimension }) => [dimension.role!, [dimension.id.toLowerCase()]]));
}

/** The members of an object by cell, as JSON text, for the rows that have a value. */
async function* byCell(run: ExportRun, axes: readonly Axis[], value: (row: ExportRow) => unknown): Pieces {
  let first = true;
  for await (const rows of run.rows()) {
    const members = rows.flatMap((row) => {
      const one = value(row);
      return one === null ? [] : [`"${cellOf(axes, row)}":${JSON.stringify(one)}`];
    });
    if (members.length === 0) continue;
    yield `${first ? '' : ','}${members.join(',')}`;
    first = false;
  }
}

/** Cells without any value: readers reject an empty object, which is no list of all cells either. */
function* nulls(cells: number): Generator<string> {
  yield '[';
  for (let left = cells; left > 0; left -= NULLS) {
    const some = Array.from({ length: Math.min(left, NULLS) }, () => 'null').join(',');
    yield left === cells ? some : `,${some}`;
  }
  yield ']';
}

const NULLS = 10_000;

async function* textOf(
  { run, about }: ExportFile,
  table: ObservationTable,
  { axes, valued, bounded, withdrawn }: Cube,
): Pieces {
  const [low, high] = table.bounds;
  const [on, reason] = table.withdrawn;
  const head = {
    version: '2.0',
    class: 'dataset',
    label: about.title,
    href: about.address,
    updated: about.dataVersion.importedAt,
    source: about.citation,
    note: [about.description],
    link: {
      license: [{ href: about.licence.path, type: 'text/html' }],
      describedby: [{ href: about.sideFile, type: 'application/json' }],
    },
    id: axes.map(({ dimension }) => dimension.id.toLowerCase()),
    size: axes.map(({ categories }) => categories.length),
    role: rolesOf(axes),
    dimension: Object.fromEntries(axes.map(describeAxis)),
  };
  const withdrawal = (row: ExportRow) => {
    const inLanguage = row[languageColumn(reason)];
    return row[on] === null
      ? null
      : { on: row[on], reason: row[reason], ...(inLanguage && { reasonLanguage: inLanguage }) };
  };
  yield JSON.stringify(head).slice(0, -1);
  yield ',"value":';
  if (valued) {
    yield '{';
    yield* byCell(run, axes, (row) => row[table.value]);
    yield '}';
  } else yield* nulls(axes.reduce((cells, { categories }) => cells * categories.length, 1));
  yield ',"status":{';
  yield* byCell(run, axes, table.status);
  const { dataVersion, language, rowCount } = about;
  const extension = { dataVersion, ...(language && { language }), rowCount, status: { label: table.statuses } };
  yield `},"extension":${JSON.stringify(extension).slice(0, -1)},"bounds":{`;
  if (bounded)
    yield* byCell(run, axes, (row) => (row[low] === null && row[high] === null ? null : [row[low], row[high]]));
  yield '},"withdrawn":{';
  if (withdrawn) yield* byCell(run, axes, withdrawal);
  yield '}}}';
}

/**
 * JSON-stat 2.0 (https://json-stat.org/full/), sparse: a cell in neither `value` nor `status` is not in the data; one
 * with only a status has no value, for the reason in the status. There is no status for withdrawn figures: the
 * extension lists them by cell.
 */
export const jsonStat: FileFormat = {
  value: 'JSON_STAT',
  ending: 'jsonstat',
  description: 'JSON-stat 2.0, a cube; measurements only.',
  observationsOnly: true,
  mediaType: 'application/json',
  compressible: true,
  dcat: { mediaType: 'application/json', fileType: 'JSON', standard: 'https://json-stat.org/full/' },
  async open(file) {
    const table = observationsOf(file.run);
    const cube = await cubeOf(file.run, table);
    const { axes } = cube;
    const cells = axes.reduce((product, { categories }) => product * categories.length, 1);
    if (cells > MOST_CELLS) {
      const size = axes.map(({ dimension, categories }) => `${categories.length} of ${dimension.id}`).join(' by ');
      throw new ExportProblem(
        422,
        'Cube too large',
        `As a cube these rows have ${cells} cells (${size}), more than the limit of ${MOST_CELLS}: ` +
          'narrow the selection, or use csv, parquet or sdmx.csv, which have no limit.',
        { cells, limit: MOST_CELLS, formats: ['csv', 'parquet', 'sdmx.csv'] },
      );
    }
    return textOf(file, table, cube);
  },
};
