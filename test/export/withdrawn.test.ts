import { strFromU8, unzipSync } from 'fflate';
import { parquetReadObjects } from 'hyparquet';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importSeeds } from '../../src/packages/index.js';
import { modules } from '../../src/modules/index.js';
import { SOUND, writePackages } from '../packages/packages.js';
import { type CsvRow, csvRows } from '../support/csv-rows.js';
import { dialects } from '../support/dialects.js';
import { type ExportServer, startExportServer } from '../support/exports.js';

const ID = 'measurement/jeugdhulp/GM0935/2023/nota-2025';
const ERRATUM = {
  'erratum-2026/document.csv': (SOUND['nota-2025/document.csv'] as string)
    .replace('2025-02-01', '2026-03-01')
    .replaceAll('nota-2025', 'erratum-2026'),
  'erratum-2026/withdrawals.csv': `fact,withdrawn_on,reason_nl,reason_en,locator\n${ID},2026-03-01,Telfout.,A miscount.,1\n`,
};
const ALL = '?includeRevisions=true';

describe.each(dialects())('withdrawn figures in files, on %s', (dialect) => {
  const seeds = writePackages(ERRATUM);
  let server: ExportServer;
  beforeAll(async () => {
    server = await startExportServer(dialect, { empty: true });
    await importSeeds(server.store, modules, seeds.folder);
  });
  afterAll(async () => {
    await server.close();
    seeds.remove();
  });

  const withdrawn = (rows: CsvRow[]) =>
    rows
      .filter((row) => row.withdrawn_on !== '' || row.withdrawn_reason !== '')
      .map((row) => [row.id, row.withdrawn_on, row.withdrawn_reason]);
  const csv = async (query: string): Promise<CsvRow[]> =>
    csvRows(await server.text(`/export/measurements.csv${query}`));

  it('have the day and the reason, as in the graph', async () => {
    const rows = await csv(ALL);
    expect(rows.length).toBeGreaterThan(1);
    expect(withdrawn(rows)).toEqual([[ID, '2026-03-01', 'Telfout.']]);
    const { body } = await server.post(
      '{ measurements(filter: { includeRevisions: true }) { nodes { id withdrawn { on reason } } } }',
    );
    expect(body.data.measurements.nodes.filter((node: { withdrawn: unknown }) => node.withdrawn)).toEqual([
      { id: ID, withdrawn: { on: '2026-03-01', reason: 'Telfout.' } },
    ]);
  });

  it('have the reason in English in a file in English', async () => {
    const row = (await csv(`${ALL}&lang=EN`)).find(({ id }) => id === ID)!;
    expect([row.withdrawn_reason, row.withdrawn_reason_lang]).toEqual(['A miscount.', 'en']);
    const cube = JSON.parse(await server.text(`/export/measurements.jsonstat${ALL}&lang=EN`));
    expect(Object.values(cube.extension.withdrawn)).toEqual([
      { on: '2026-03-01', reason: 'A miscount.', reasonLanguage: 'en' },
    ]);
  });

  it('are only among revisions', async () => {
    expect((await csv('')).map(({ id }) => id)).not.toContain(ID);
    expect(withdrawn(await csv(''))).toEqual([]);
  });

  it('are not marked before the day of withdrawal', async () => {
    for (const query of ['?asOf=2026-02-28', `${ALL}&asOf=2026-02-28`]) {
      const rows = await csv(query);
      expect(
        rows.map(({ id }) => id),
        query,
      ).toContain(ID);
      expect(withdrawn(rows), query).toEqual([]);
    }
    expect(withdrawn(await csv(`${ALL}&asOf=2026-03-01`))).toEqual([[ID, '2026-03-01', 'Telfout.']]);
  });

  it('are marked in every format', async () => {
    const bytes = async (ending: string) => Buffer.from(await server.bytes(`/export/measurements.${ending}${ALL}`));
    const parquet = await bytes('parquet');
    const typed = await parquetReadObjects({
      file: parquet.buffer.slice(parquet.byteOffset, parquet.byteOffset + parquet.byteLength) as ArrayBuffer,
    });
    expect(typed.find(({ id }) => id === ID)).toMatchObject({
      withdrawn_on: new Date('2026-03-01'),
      withdrawn_reason: 'Telfout.',
    });
    const [head, ...sheet] = await readSheet(await bytes('xlsx'), 'measurements');
    const line = sheet.find((cells) => cells.at(-1) === ID)!;
    expect([line[head!.indexOf('withdrawn_on')], line[head!.indexOf('withdrawn_reason')]]).toEqual([
      new Date('2026-03-01'),
      'Telfout.',
    ]);
    const descriptor = JSON.parse(strFromU8(unzipSync(await bytes('zip'))['datapackage.json']!));
    expect(descriptor.resources[0].schema.fields).toContainEqual(
      expect.objectContaining({
        name: 'withdrawn_on',
        type: 'date',
        missingValues: [{ value: '', label: 'It is not withdrawn; with `asOf`, not by that day.' }],
      }),
    );
    const sdmx = csvRows((await bytes('sdmx.csv')).toString());
    expect(
      sdmx
        .filter(({ WITHDRAWN_ON }) => WITHDRAWN_ON !== '')
        .map((row) => [row.TIME_PERIOD, row.WITHDRAWN_ON, row.WITHDRAWN_REASON]),
    ).toEqual([['2023', '2026-03-01', 'Telfout.']]);
    const cube = JSON.parse((await bytes('jsonstat')).toString());
    const place = [
      ['indicator', 'jeugdhulp'],
      ['ref_area', 'GM0935'],
      ['time_period', '2023'],
      ['source_document', 'nota-2025'],
      ['value_rank', '1'],
    ] as const;
    expect(cube.id).toEqual(place.map(([id]) => id));
    const cell = place.reduce(
      (at, [id, code], index) => at * cube.size[index] + cube.dimension[id].category.index.indexOf(code),
      0,
    );
    expect(cube.extension.withdrawn).toEqual({ [cell]: { on: '2026-03-01', reason: 'Telfout.' } });
    expect(JSON.parse((await bytes('meta.json')).toString()).columns.map(({ name }: CsvRow) => name)).toContain(
      'withdrawn_reason',
    );
  });

  it('are looked up once for each batch of rows', async () => {
    const asked: string[] = [];
    const original = server.store.snapshot.bind(server.store);
    server.store.snapshot = async () => {
      const { statements, ...others } = await original();
      const noting = {
        transformQuery: ({ node }: never) => {
          asked.push(JSON.stringify(node));
          return node;
        },
        transformResult: async ({ result }: never) => result,
      };
      return {
        ...others,
        statements: { getKysely: () => statements.getKysely().withPlugin(noting as never) as never },
      };
    };
    const lookups = () => asked.filter((node) => node.includes('"name":"withdrawal"}')).length;
    await csv(ALL);
    expect(lookups()).toBe(1);
    await csv('');
    expect(lookups()).toBe(1);
    server.store.snapshot = original;
  });
});
