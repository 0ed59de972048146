import type { PullRequest, PullSummary, Source, SourceRow } from '../../contract/source.js';
import { cbsDescription, cbsRows } from '../cbs-publisher.js';

import { NoValuesError } from '../errors.js';
import { parseCodes } from '../list-codes.js';
import { indicatorRow } from '../mapping/indicator-definition.js';
import { readPages } from '../odata/read-pages.js';
import { locatorOf } from '../text.js';
import { Cells, measurementRows } from './cells.js';
import { cbsMapping, type CbsMapping } from './mapping.js';
import { observationUrls } from './observation-urls.js';
import { select } from './selection.js';
import { listTable, suggestMapping } from './suggest-mapping.js';
import { readTable, readVersion } from './table.js';

/** Tables of CBS (StatLine, OData 4). */
export const cbs: Source<CbsMapping> = {
  name: 'cbs',
  description: 'figures of a table of CBS (StatLine, OData 4)',
  subject: { name: 'table', description: 'name of the table, such as 85615NED' },
  help: `
Examples:
  jeugdgraaf pull cbs 85615NED --list --find jeugd
  jeugdgraaf pull cbs 85615NED --suggest > mapping.json
  jeugdgraaf pull cbs 85615NED --mapping mapping.json --out packages/cbs-jeugdhulp --areas GM0935,NL01

Pages are stored in FOLDER.partial until the package is complete: after an interruption,
the same command resumes.
`,
  server: { setting: 'CBS_ODATA4_URL', configKey: 'cbsOdata4Url' },
  options: [
    {
      field: 'areas',
      description: 'areas in place of those in the mapping, separated by commas: GM0935,NL01',
      parse: parseCodes,
    },
    {
      field: 'periods',
      description: 'periods in place of those in the mapping: 2023JJ00,2024JJ00 or 2019JJ00..2024JJ00',
      parse: periods,
    },
  ],
  mapping: cbsMapping,
  list: async ({ client, baseUrl, subject }, find) => `${listTable(await readTable(client, baseUrl, subject), find)}\n`,
  suggest: async ({ client, baseUrl, subject }, find) =>
    suggestMapping(await readTable(client, baseUrl, subject), find),
  pull,
};

function periods(text: string): CbsMapping['periods'] {
  const [from, to, ...more] = text.split('..');
  return from !== undefined && to !== undefined && more.length === 0
    ? { from: from.trim(), ...(to.trim() ? { to: to.trim() } : {}) }
    : parseCodes(text);
}

async function* pull(request: PullRequest<CbsMapping>): AsyncGenerator<SourceRow, PullSummary> {
  const { client, baseUrl, subject, mapping, packageName, progress } = request;
  progress.start(`Reading the metadata of table ${subject}`);
  const table = await readTable(client, baseUrl, subject);
  const selection = select(table, mapping);
  const cells = new Cells(selection);
  progress.start(`Reading ${cells.requested} cells of ${table.name}`, cells.requested);
  const sha256 = await readPages(
    request,
    {
      table: table.name,
      urls: observationUrls(selection),
      nextLink: '@odata.nextLink',
      version: table.version,
      readVersion: () => readVersion(client, table),
    },
    (row) => cells.take(row),
  );
  if (cells.found === 0) {
    throw new NoValuesError(
      `Table ${table.name} has none of the ${cells.requested} cells that the mapping selects: ` +
        'check with --list whether these measures, dimensions, areas and periods occur together.',
    );
  }
  yield* cbsRows(table, mapping, {
    slug: packageName,
    sha256,
    description_nl:
      mapping.description ?? `Cijfers uit tabel ${table.name} van het CBS, versie ${table.version.label}.`,
    description_en: `Figures of table ${table.name} of Statistics Netherlands, version ${table.version.label}.`,
  });
  for (const { mapped, measure } of selection.figures) {
    if (mapped.define)
      yield [
        'indicators',
        indicatorRow(mapped.indicator, mapped.define, locatorOf(`Tabel ${table.name}`, measure.fullTitle)),
      ];
  }
  for (const row of measurementRows(selection, cells)) yield ['measurements', row];
  return { ...cbsDescription(table, mapping), warnings: warningsOn(cells) };
}

function warningsOn({ requested, found }: Cells): string[] {
  return requested === found
    ? []
    : [`CBS did not return ${requested - found} of the ${requested} cells; they are in the package as missing.`];
}
