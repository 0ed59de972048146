import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { LIST_SEPARATOR } from '../../packages/format/cell-format.js';
import { type PullRequest, type Source, type SourceCells, SourceError } from '../../contract/source.js';
import { suggestion } from '../errors.js';
import { AreaNames } from '../sheet/area-names.js';
import type { Problems } from '../sheet/problems.js';
import { pullFile } from '../sheet/pull-file.js';
import type { Sheet } from '../sheet/sheet.js';
import { SheetFigures } from '../sheet/sheet-figures.js';
import { draftOf, SAMPLE, suggestTable } from '../sheet/suggest-mapping.js';
import { tidy } from '../text.js';
import { xlsxMapping, type XlsxMapping } from './mapping.js';
import { readWorkbook } from './read-workbook.js';

/** Workbooks. */
export const xlsx: Source<XlsxMapping> = {
  name: 'xlsx',
  description: 'figures of a workbook: exports of waarstaatjegemeente.nl, tables of a GGD',
  subject: { name: 'file', description: 'the workbook (xlsx)' },
  help: `
Examples:
  jeugdgraaf pull xlsx export.xlsx --suggest > mapping.json
  jeugdgraaf pull xlsx export.xlsx --mapping mapping.json --out packages/export-2026

A cell that the mapping does not explain is reported with its address, and nothing is written.
`,
  mapping: xlsxMapping,
  async suggest({ subject }, find) {
    const areas = AreaNames.shipped();
    const drafts = readWorkbook(subject).sheets.flatMap(({ name, rows }) => {
      const draft = suggestTable(rows.slice(0, SAMPLE), areas, find);
      return draft === null ? [] : [{ ...draft, sheet: { sheet: name, ...draft.table } }];
    });
    if (drafts.length === 0) throw new SourceError(`${basename(subject)} has no sheet with names above figures.`);
    const indicators = Object.assign({}, ...drafts.map((draft) => draft.indicators));
    return draftOf('xlsx', basename(subject), indicators, { sheets: drafts.map(({ sheet }) => sheet) });
  },
  async *pull(request: PullRequest<XlsxMapping>) {
    const { subject: file, mapping, progress } = request;
    progress.start(`Reading ${file}`);
    const { content, sheets } = readWorkbook(file);
    const warnings: string[] = [];
    return yield* pullFile(request, mapping, {
      sha256: createHash('sha256').update(content).digest('hex'),
      locator: sheets
        .map(({ name }) => name)
        .filter((name) => mapping.sheets.some(({ sheet }) => sheet === name))
        .map(tidy)
        .join(LIST_SEPARATOR),
      figures: (problems) => figuresOf(sheets, mapping, problems, warnings),
      warnings: () => warnings,
    });
  },
};

function* figuresOf(
  sheets: readonly Sheet[],
  mapping: XlsxMapping,
  problems: Problems,
  warnings: string[],
): Generator<SourceCells> {
  const areas = AreaNames.shipped();
  for (const [index, mapped] of mapping.sheets.entries()) {
    const sheet = sheets.find(({ name }) => name === mapped.sheet);
    if (!sheet) {
      const names = sheets.map(({ name }) => name);
      problems.add(
        `sheets[${index}].sheet: the file has no sheet "${mapped.sheet}". ${suggestion(mapped.sheet, names)}`,
      );
      continue;
    }
    const figures = new SheetFigures(sheet, mapped, areas, problems.add);
    for (const row of sheet.rows) yield* figures.take(row);
    figures.layout();
    warnings.push(...hiddenIn(sheet, mapped.hidden, figures.hidden));
  }
}

function hiddenIn(sheet: Sheet, wanted: string, { rows, columns }: { rows: number; columns: number }): string[] {
  const count = (number: number, what: string) => (number === 0 ? [] : [`${number} ${what}${number === 1 ? '' : 's'}`]);
  const parts = [...count(rows, 'hidden row'), ...count(columns, 'hidden column')].join(' and ');
  const [done, other] = wanted === 'take' ? ['taken', 'leave-out'] : ['left out', 'take'];
  return [
    ...(sheet.hidden ? [`${sheet.name} is a hidden sheet.`] : []),
    ...(parts === ''
      ? []
      : [`${sheet.name}: ${parts} with figures ${done}; "hidden": "${other}" in the mapping changes that.`]),
  ];
}
