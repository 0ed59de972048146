import type { PoliteClient } from '../http/polite-client.js';
import { locatorOf, tidy } from '../text.js';
import { indicatorRow } from '../mapping/indicator-definition.js';
import { PackageWriter, refuseExisting } from '../package/package-writer.js';
import { keptFolder } from '../pages/kept-pages.js';
import { type PagesRead, readPages } from '../pages/read-pages.js';
import type { Pulled } from '../pulled.js';
import { type Reporter, SILENT, SourceError } from '../source.js';
import { ask, type Asked } from './ask.js';
import type { CbsMapping } from './mapping.js';
import { Cells, measurementRows } from './measurement-rows.js';
import { CBS, licenceOf, writeCbs } from '../publisher.js';
import { questions } from './suggest-mapping.js';
import { readTable, readVersion } from './table.js';

interface CbsPull {
  client: PoliteClient;
  /** Address of the catalogue, such as `https://datasets.cbs.nl/odata/v1/CBS`. */
  baseUrl: string;
  table: string;
  mapping: CbsMapping;
  /** Folder of the package to be. */
  out: string;
  anew?: boolean;
  replace?: boolean;
  report?: Reporter;
}

/** Takes the cells that a mapping asks for from a table of CBS (OData 4), and writes them as a data package. */
export async function pullCbs(pull: CbsPull): Promise<Pulled> {
  const { client, baseUrl, mapping, out, report = SILENT } = pull;
  refuseExisting(out, pull.replace ?? false);
  report.start(`Reading what table ${pull.table} holds`);
  const table = await readTable(client, baseUrl, pull.table);
  const asked = ask(table, mapping);
  const cells = new Cells(asked);
  const urls = questions(asked);
  report.start(`Reading ${cells.asked} cells of ${table.name}`, cells.asked);
  const read = await readPages(
    {
      client,
      table: table.name,
      urls,
      nextLink: '@odata.nextLink',
      before: table.version,
      now: () => readVersion(client, table),
      folder: keptFolder(out),
      anew: pull.anew,
      onPage: (rows) => report.advance(rows),
    },
    (row) => cells.take(row),
  );
  if (cells.found === 0) {
    // Whole as they are, they are of no use to another question.
    read.forget();
    throw new SourceError(
      `Table ${table.name} gives none of the ${cells.asked} cells that the mapping asks for: look with --list whether these measures, dimensions, areas and periods go together.`,
    );
  }
  const rows = await write(pull, asked, cells, read);
  read.forget();
  return { rows, remarks: remarksOn(cells) };
}

async function write(
  { mapping, out, replace }: CbsPull,
  asked: Asked,
  cells: Cells,
  { sha256 }: PagesRead,
): Promise<Map<string, number>> {
  const { table } = asked;
  const { version } = table;
  const writer = new PackageWriter(out, { replace });
  const title = mapping.title ?? `CBS-tabel ${table.name}: ${tidy(table.title)}`;
  try {
    await writer.write('document', {
      slug: writer.name,
      title,
      publisher: CBS,
      published_on: version.modifiedOn,
      date_precision: 'DAY',
      kind: 'MONITOR',
      language: 'nl',
      sha256,
      description_nl: mapping.description ?? `Cijfers uit tabel ${table.name} van het CBS, versie ${version.label}.`,
      description_en: `Figures of table ${table.name} of Statistics Netherlands, version ${version.label}.`,
    });
    await writeCbs(writer, `Tabel ${table.name}`);
    for (const { mapped, measure } of asked.figures) {
      if (mapped.define)
        await writer.write(
          'indicators',
          indicatorRow(mapped.indicator, mapped.define, locatorOf(`Tabel ${table.name}`, measure.fullTitle)),
        );
    }
    for (const row of measurementRows(asked, cells)) await writer.write('measurements', row);
    return await writer.finish({
      title,
      licenses: [licenceOf(table.license)],
      sources: [{ title: tidy(table.title), path: table.url, version: version.label }],
    });
  } catch (cause) {
    await writer.abandon();
    throw cause;
  }
}

function remarksOn(cells: Cells): string[] {
  const left = cells.asked - cells.found;
  return left === 0
    ? []
    : [`${left} of the ${cells.asked} cells are not in the answer of CBS; they are in the package as missing.`];
}
