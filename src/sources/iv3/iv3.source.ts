import type { PullRequest, PullSummary, Source, SourceRow } from '../../contract/source.js';
import { cbsDescription, cbsRows } from '../cbs-publisher.js';
import { NoValuesError } from '../errors.js';
import { parseCodes } from '../list-codes.js';
import { indicatorRow } from '../mapping/indicator-definition.js';
import { readPages } from '../odata/read-pages.js';
import { locatorOf } from '../text.js';
import { amountUrls } from './amount-urls.js';
import { Amounts } from './amounts.js';
import { iv3Mapping, type Iv3Mapping } from './mapping.js';
import { breakRows, budgetRows, seriesRows } from './rows.js';
import { selectIv3 } from './selection.js';
import { listIv3, suggestIv3 } from './suggest-mapping.js';
import { type Iv3Table, readIv3Table, readIv3Version } from './table.js';

/** Municipal accounts by taakveld (Iv3), which CBS publishes for others (OData 3). */
export const iv3: Source<Iv3Mapping> = {
  name: 'iv3',
  description: 'amounts of a table of municipal accounts by taakveld (Iv3, OData 3)',
  subject: {
    name: 'table',
    description: 'name of the table of one year, such as 45071NED (Gemeenten 2025 onbewerkte Iv3-data)',
  },
  help: `
Examples:
  jeugdgraaf pull iv3 45071NED --list --find jeugd
  jeugdgraaf pull iv3 45071NED --suggest --find maastricht > mapping.json
  jeugdgraaf pull iv3 45071NED --mapping mapping.json --out packages/iv3-maastricht-2025

A table covers one year; a series over years takes one package a year. docs/how-to/pull.md describes how it
crosses the renumbering of 2025.
`,
  server: { setting: 'CBS_ODATA3_URL', configKey: 'cbsOdata3Url' },
  options: [
    {
      field: 'areas',
      description: 'municipalities in place of those in the mapping, separated by commas: GM0935,GM0758',
      parse: parseCodes,
    },
  ],
  mapping: iv3Mapping,
  list: async ({ client, baseUrl, subject }, find) =>
    `${listIv3(await readIv3Table(client, baseUrl, subject), find)}\n`,
  suggest: async ({ client, baseUrl, subject }, find) => suggestIv3(await readIv3Table(client, baseUrl, subject), find),
  pull,
};

function descriptionInDutch({ name, version }: Iv3Table): string {
  return `Bedragen uit tabel ${name} van het CBS, gewijzigd op ${version.label}, omgerekend naar euro.`;
}

async function* pull(request: PullRequest<Iv3Mapping>): AsyncGenerator<SourceRow, PullSummary> {
  const { client, baseUrl, subject, mapping, packageName, progress } = request;
  progress.start(`Reading the metadata of table ${subject}`);
  const table = await readIv3Table(client, baseUrl, subject);
  const selection = selectIv3(table, mapping);
  const amounts = new Amounts(selection);
  progress.start(`Reading amounts of ${table.name}`);
  const sha256 = await readPages(
    request,
    {
      table: table.name,
      urls: amountUrls(selection),
      nextLink: 'odata.nextLink',
      version: table.version,
      readVersion: () => readIv3Version(client, table),
    },
    (row) => amounts.take(row),
  );
  if (amounts.isEmpty) {
    throw new NoValuesError(
      `Table ${table.name} has no amount in ${mapping.amount} for these areas, reports and taakvelden: ` +
        'check with --list whether it has that report yet, or take the other column of amounts.',
    );
  }
  const lines = budgetRows(packageName, selection, amounts);
  yield* cbsRows(table, mapping, {
    slug: packageName,
    sha256,
    description_nl: (mapping.description ?? descriptionInDutch(table)) + absentInDutch(lines.absent),
    description_en:
      `Amounts of table ${table.name} of Statistics Netherlands, changed ` + `${table.version.label}, in euro.`,
  });
  for (const { mapped, era } of selection.series) {
    const locator = locatorOf(`Tabel ${table.name}`, `taakvelden ${era.taakvelden.join(' + ')}`);
    if (mapped.define) yield ['indicators', indicatorRow(mapped.indicator, mapped.define, locator)];
  }
  for (const row of breakRows(selection)) yield ['indicator_breaks', row];
  for (const row of seriesRows(selection, amounts)) yield ['measurements', row];
  for (const row of lines.rows) yield ['budget_lines', row];
  return { ...cbsDescription(table, mapping), warnings: warningsOn(lines.absent) };
}

function absentInDutch(absent: number): string {
  return absent === 0
    ? ''
    : ` Voor ${absent} van de gevraagde regels geeft de tabel geen of geen volledig bedrag; die regels zijn er niet.`;
}

function warningsOn(absent: number): string[] {
  const left = absent === 1 ? '1 budget line is left out' : `${absent} budget lines are left out`;
  return absent === 0 ? [] : [`${left}: the table has no amount for them, or an incomplete one.`];
}
