import { CBS, CBS_LICENCE, writeCbs } from '../publisher.js';
import type { PoliteClient } from '../http/polite-client.js';
import { locatorOf, tidy } from '../text.js';
import { indicatorRow } from '../mapping/indicator-definition.js';
import { packageName, PackageWriter, refuseExisting } from '../package/package-writer.js';
import { keptFolder } from '../pages/kept-pages.js';
import { readPages } from '../pages/read-pages.js';
import type { Pulled } from '../pulled.js';
import { type Reporter, SILENT, SourceError } from '../source.js';
import { Amounts, breakRows, type BudgetRows, budgetRows, seriesRows } from './rows.js';
import { type AskedIv3, askIv3 } from './ask.js';
import type { Iv3Mapping } from './mapping.js';
import { iv3Questions } from './suggest-mapping.js';
import { readIv3Table, readIv3Version } from './table.js';

interface Iv3Pull {
  client: PoliteClient;
  /** Address of the catalogue, such as `https://dataderden.cbs.nl/ODataApi/OData`. */
  baseUrl: string;
  table: string;
  mapping: Iv3Mapping;
  /** Folder of the package to be. */
  out: string;
  anew?: boolean;
  replace?: boolean;
  report?: Reporter;
}

/** Takes amounts by taakveld from a table of municipal accounts (OData 3), and writes them as a data package. */
export async function pullIv3(pull: Iv3Pull): Promise<Pulled> {
  const { client, baseUrl, mapping, out, report = SILENT } = pull;
  refuseExisting(out, pull.replace ?? false);
  report.start(`Reading what table ${pull.table} holds`);
  const table = await readIv3Table(client, baseUrl, pull.table);
  const asked = askIv3(table, mapping);
  const amounts = new Amounts(asked);
  report.start(`Reading amounts of ${table.name}`);
  const read = await readPages(
    {
      client,
      table: table.name,
      urls: iv3Questions(asked),
      nextLink: 'odata.nextLink',
      before: table.version,
      now: () => readIv3Version(client, table),
      folder: keptFolder(out),
      anew: pull.anew,
      onPage: (rows) => report.advance(rows),
    },
    (row) => amounts.take(row),
  );
  if (amounts.isEmpty) {
    // Whole as they are, they are of no use to another question.
    read.forget();
    throw new SourceError(
      `Table ${table.name} has no amount in ${mapping.amount} for these areas, reports and taakvelden: look with --list whether it has that report yet, or take the other column of amounts.`,
    );
  }
  const lines = budgetRows(packageName(out), asked, amounts);
  const rows = await write(pull, asked, amounts, lines, read.sha256);
  read.forget();
  return {
    rows,
    remarks:
      lines.absent === 0
        ? []
        : [
            `${absentWords(lines.absent)} The table gives no amount, or not all of it, and a line without one cannot be.`,
          ],
  };
}

async function write(
  { mapping, out, replace }: Iv3Pull,
  asked: AskedIv3,
  amounts: Amounts,
  lines: BudgetRows,
  sha256: string,
): Promise<Map<string, number>> {
  const { table } = asked;
  const writer = new PackageWriter(out, { replace });
  const title = mapping.title ?? `CBS-tabel ${table.name}: ${tidy(table.title)}`;
  const absent =
    lines.absent === 0
      ? ''
      : ` Voor ${lines.absent} van de gevraagde regels geeft de tabel geen of geen volledig bedrag; die regels zijn er niet.`;
  try {
    await writer.write('document', {
      slug: writer.name,
      title,
      publisher: CBS,
      published_on: table.version.modifiedOn,
      date_precision: 'DAY',
      kind: 'MONITOR',
      language: 'nl',
      sha256,
      description_nl: `${mapping.description ?? `Bedragen uit tabel ${table.name} van het CBS, gewijzigd op ${table.version.label}, omgerekend naar euro.`}${absent}`,
      description_en: `Amounts of table ${table.name} of Statistics Netherlands, changed ${table.version.label}, in euro.`,
    });
    await writeCbs(writer, `Tabel ${table.name}`);
    for (const { mapped, era } of asked.series) {
      if (mapped.define)
        await writer.write(
          'indicators',
          indicatorRow(
            mapped.indicator,
            mapped.define,
            locatorOf(`Tabel ${table.name}`, `taakvelden ${era.taakvelden.join(' + ')}`),
          ),
        );
    }
    for (const row of breakRows(asked)) await writer.write('indicator_breaks', row);
    for (const row of seriesRows(asked, amounts)) await writer.write('measurements', row);
    for (const row of lines.rows) await writer.write('budget_lines', row);
    return await writer.finish({
      title,
      licenses: [CBS_LICENCE],
      sources: [{ title: tidy(table.title), path: table.url, version: table.version.label }],
    });
  } catch (cause) {
    await writer.abandon();
    throw cause;
  }
}

function absentWords(absent: number): string {
  return absent === 1 ? '1 budget line is left out.' : `${absent} budget lines are left out.`;
}
