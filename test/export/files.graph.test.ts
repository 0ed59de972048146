import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../src/modules/index.js';
import { type ExportServer, startExportServer } from '../support/exports.js';
import { type CsvRow, csvRows } from '../support/csv-rows.js';
import { dialects } from '../support/dialects.js';
import { noRows } from '../support/no-rows.js';

const tables = modules.flatMap((module) => module.exports ?? []);

/** Selections as addresses and as filters of the graph. */
const SELECTIONS: [string, object][] = [
  ['', {}],
  ['?areas=GM0935&from=2019', { filter: { areas: ['GM0935'], from: 2019 } }],
  [
    '?indicators=jeugdhulp-aandeel-tot-18,inwoners&areas=GM0935&areas=NL01',
    { filter: { indicators: ['jeugdhulp-aandeel-tot-18', 'inwoners'], areas: ['GM0935', 'NL01'] } },
  ],
  ['?asOf=2024-12-31&areas=GM0935', { filter: { areas: ['GM0935'] }, asOf: '2024-12-31' }],
  ['?hasValue=false', { filter: { hasValue: false } }],
  ['?includeRevisions=true&within=NL01', { filter: { includeRevisions: true, within: 'NL01' } }],
  [
    '?quality=PROVISIONAL,ESTIMATED&kinds=MUNICIPALITY',
    { filter: { quality: ['PROVISIONAL', 'ESTIMATED'], kinds: ['MUNICIPALITY'] } },
  ],
  [
    '?years=2022,2023&documents=uvp-maastricht-2024',
    { filter: { years: [2022, 2023], documents: ['uvp-maastricht-2024'] } },
  ],
  ['?areas=', { filter: { areas: [] } }],
];

describe.each(dialects())('files on %s', (dialect) => {
  let server: ExportServer;
  beforeAll(async () => {
    server = await startExportServer(dialect);
  });
  afterAll(() => server.close());

  /** All measurements of a selection, page by page, as the graph gives them. */
  async function fromGraph(variables: object): Promise<CsvRow[]> {
    const found: CsvRow[] = [];
    for (let after: string | null = null; ; ) {
      const { body } = await server.post(
        `query ($filter: MeasurementFilter, $asOf: Date, $after: String) {
        measurements(filter: $filter, asOf: $asOf, after: $after, first: 200) { pageInfo { hasNextPage endCursor }
          nodes { id value low high quality missing indicator { slug name unit { code } } area { code name } period { code year } document { slug } citations { locator } } } }`,
        { ...variables, after },
      );
      const { nodes, pageInfo } = body.data.measurements;
      const text = (value: unknown) => (value === null ? '' : String(value));
      for (const node of nodes) {
        found.push({
          id: node.id,
          value: text(node.value),
          low: text(node.low),
          high: text(node.high),
          quality: node.quality,
          missing: text(node.missing),
          indicator: node.indicator.slug,
          indicator_name: node.indicator.name,
          unit: node.indicator.unit.code,
          area: node.area.code,
          area_name: node.area.name,
          period: node.period.code,
          year: text(node.period.year),
          document: node.document.slug,
          locator: node.citations.map(({ locator }: CsvRow) => locator).join(' | '),
        });
      }
      if (!pageInfo.hasNextPage) return found;
      after = pageInfo.endCursor;
    }
  }

  it.each(SELECTIONS)('have the rows of the graph, in its order: %s', async (query, variables) => {
    const response = await server.get(`/export/measurements.csv${query}`);
    const rows = csvRows(await response.text());
    const expected = await fromGraph(variables);
    expect(
      rows.map((row) => Object.fromEntries(Object.keys(expected[0] ?? {}).map((name) => [name, row[name]]))),
    ).toEqual(expected);
    expect(response.headers.get('x-row-count')).toBe(String(expected.length));
  });

  it.each(tables.map(({ name }) => name))(
    'of %s state as many rows as the graph returns for the query in the side file',
    async (name) => {
      const side = JSON.parse(await server.text(`/export/${name}.meta.json`));
      const { body } = await server.post(side.query.graphql.query, side.query.graphql.variables);
      const [answer] = Object.values(body.data) as [{ totalCount: number } & object[]];
      expect(side.rowCount).toBe(Array.isArray(answer) ? answer.length : (answer as { totalCount: number }).totalCount);
      const rows = csvRows(await server.text(`/export/${name}.csv`));
      expect(rows).toHaveLength(side.rowCount);
      expect(rows.length, noRows(name)).toBeGreaterThan(0);
      expect(Object.keys(rows[0]!)).toEqual(side.columns.map((column: CsvRow) => column.name));
      expect(side.files.length).toBeGreaterThanOrEqual(4);
      if (!['areas', 'municipalities'].includes(name)) {
        expect(side.documents.length).toBeGreaterThan(0);
        expect(rows.filter((row) => 'citations' in row && row.citations === '')).toEqual([]);
      }
    },
  );

  it('never contain names of people', async () => {
    expect(tables.map(({ name }) => name)).not.toContain('roles');
    const people = await server.store
      .fork()
      .getKysely<{ person: { name: string } }>()
      .selectFrom('person')
      .select('name')
      .execute();
    expect(people.length).toBeGreaterThan(0);
    const all = (await Promise.all(tables.map(({ name }) => server.text(`/export/${name}.csv`)))).join('\n');
    expect(people.filter(({ name }) => all.includes(name))).toEqual([]);
  });

  it('as Parquet and as a workbook have the cells of the CSV, with their types', async () => {
    const csv = csvRows(await server.text('/export/measurements.csv'));
    const bytes = await server.bytes('/export/measurements.parquet');
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    const parquet = await parquetReadObjects({ file });
    const text = (cell: unknown) =>
      cell === null || cell === undefined ? '' : cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
    expect(
      parquet.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, text(cell)]))),
    ).toEqual(csv);
    expect(parquet.every(({ value }) => value === null || value === undefined || typeof value === 'number')).toBe(true);
    const told = Object.fromEntries(parquetMetadata(file).key_value_metadata!.map(({ key, value }) => [key, value]));
    expect(told.citation).toContain(told.dataVersion);

    const workbook = Buffer.from(await server.bytes('/export/measurements.xlsx'));
    const [head, ...sheet] = await readSheet(workbook, 'measurements');
    expect(head).toEqual(Object.keys(csv[0]!));
    expect(sheet.map((row) => row.map(text))).toEqual(csv.map((row) => Object.values(row)));
    expect(typeof sheet[0]![head!.indexOf('value')]).toBe('number');
    const about = Object.fromEntries((await readSheet(workbook, 'about')) as [string, string][]);
    expect(about['How to cite']).toContain(about['Data version']);
  });

  it('as a Data Package are the CSV with checksums, labels of missing values, sources and a citation', async () => {
    const query = '?areas=GM0935&hasValue=false';
    const entries = unzipSync(await server.bytes(`/export/measurements.zip${query}`));
    expect(Object.keys(entries)).toEqual([
      'README.md',
      'CITATION.cff',
      'measurements.csv',
      'citations.csv',
      'datapackage.json',
    ]);
    const csv = strFromU8(entries['measurements.csv']!);
    expect(csv).toBe(await server.text(`/export/measurements.csv${query}`));
    const descriptor = JSON.parse(strFromU8(entries['datapackage.json']!));
    const [data, citations] = descriptor.resources;
    expect(data).toMatchObject({
      path: 'measurements.csv',
      bytes: entries['measurements.csv']!.length,
      hash: `sha256:${createHash('sha256').update(csv).digest('hex')}`,
    });
    expect(data.schema.fields.map((field: CsvRow) => field.name)).toEqual(Object.keys(csvRows(csv)[0]!));
    const field = (name: string) => data.schema.fields.find((one: CsvRow) => one.name === name);
    expect(field('value').missingValues).toEqual([
      { value: '', label: expect.stringContaining('the reason is in `missing`') },
    ]);
    expect(field('missing').categories).toContainEqual({
      value: 'NOT_YET_PUBLISHED',
      label: expect.stringContaining('n.n.b.'),
    });
    expect(descriptor).toMatchObject({ licenses: [{ name: 'CC-BY-4.0' }], version: expect.stringMatching(/^\d+-/) });
    const read = csvRows(strFromU8(entries['citations.csv']!));
    expect(citations.bytes).toBe(entries['citations.csv']!.length);
    expect(new Set(read.map(({ document }) => document))).toEqual(
      new Set(csvRows(csv).map(({ document }) => document)),
    );
    expect(descriptor.sources).toHaveLength(new Set(read.map(({ document }) => document)).size);
    for (const name of ['README.md', 'CITATION.cff'])
      expect(strFromU8(entries[name]!), name).toContain(descriptor.version);
  });

  it('as JSON-stat have a list of nulls where no cell has a value, since readers reject an empty object', async () => {
    const cube = JSON.parse(await server.text('/export/measurements.jsonstat?indicators=kpi-tevredenheid'));
    expect(cube.value).toEqual(Array.from({ length: cube.size.reduce((a: number, b: number) => a * b) }, () => null));
    expect(cube.value.length).toBeGreaterThan(0);
    expect(Object.keys(cube.status)).toHaveLength(cube.value.length);
    const none = JSON.parse(await server.text('/export/measurements.jsonstat?areas=GM0034'));
    expect(none.value).toEqual([]);
  });

  it.each(['', '?includeRevisions=true'])('as JSON-stat have each row in its cell: %s', async (query) => {
    const rows = csvRows(await server.text(`/export/measurements.csv${query}`));
    const cube = JSON.parse(await server.text(`/export/measurements.jsonstat${query}`));
    const column: Record<string, (row: CsvRow) => string> = {
      indicator: ({ indicator }) => indicator!,
      ref_area: ({ area }) => area!,
      source_document: ({ document }) => document!,
      value_rank: ({ rank }) => rank!,
      time_period: ({ period, period_kind, document }) =>
        period_kind === 'NOT_STATED' ? `${period}@${document}` : period!,
    };
    expect(cube).toMatchObject({
      version: '2.0',
      class: 'dataset',
      role: { time: ['time_period'], geo: ['ref_area'], metric: ['indicator'] },
    });
    const seen = new Set<number>();
    for (const row of rows) {
      const cell = cube.id.reduce(
        (at: number, id: string, index: number) =>
          at * cube.size[index] + cube.dimension[id].category.index.indexOf(column[id]!(row)),
        0,
      );
      seen.add(cell);
      expect(cube.value[cell] ?? null).toBe(row.value === '' ? null : Number(row.value));
      expect(cube.status[cell]).toBeDefined();
    }
    expect(seen.size).toBe(rows.length);
    expect(Object.keys(cube.value)).toHaveLength(rows.filter(({ value }) => value !== '').length);
  });

  it('as SDMX-CSV have the structure first, one status for each observation and no duplicate key', async () => {
    const rows = csvRows(await server.text('/export/measurements.sdmx.csv?includeRevisions=true'));
    const names = Object.keys(rows[0]!);
    expect(names.slice(0, 10)).toEqual([
      'STRUCTURE',
      'STRUCTURE_ID',
      'ACTION',
      'INDICATOR',
      'REF_AREA',
      'TIME_PERIOD',
      'SOURCE_DOCUMENT',
      'VALUE_RANK',
      'OBS_VALUE',
      'OBS_STATUS',
    ]);
    expect(
      new Set(
        rows.map((row) =>
          names
            .slice(3, 8)
            .map((name) => row[name])
            .join(' '),
        ),
      ).size,
    ).toBe(rows.length);
    const statuses = (where: (row: CsvRow) => boolean) => [
      ...new Set(rows.filter(where).map(({ OBS_STATUS }) => OBS_STATUS)),
    ];
    expect(statuses(({ QUALITY, OBS_VALUE }) => QUALITY === 'PROVISIONAL' && OBS_VALUE !== '')).toEqual(['P']);
    expect(statuses(({ MISSING_REASON }) => MISSING_REASON === 'NOT_YET_PUBLISHED')).toEqual(['O']);
    expect(statuses(({ MISSING_REASON }) => MISSING_REASON === 'BASELINE_PENDING')).toEqual(['L']);
    expect(
      statuses(({ OBS_VALUE }) => OBS_VALUE === '').filter((status) => !['O', 'L', 'Q', 'B'].includes(status!)),
    ).toEqual([]);
  });

  it('are addressed by the graph, each list exactly', async () => {
    const { body } = await server.post(`{
      area(code: "GM0935") { measurements(filter: { from: 2022 }, first: 2, orderBy: [{ field: VALUE }]) { totalCount exportUrl } none: measurements(filter: { areas: ["NL01"] }) { totalCount exportUrl } }
      measurements(filter: { indicators: ["inwoners", "jeugdhulp-jongeren", "inwoners"], quality: [NORMAL] }, asOf: "2025-12-31") { totalCount exportUrl(format: SDMX_CSV) }
      budgetLines(filter: { years: [2025, 2024], kinds: [INCIDENTAL, NOT_STATED] }) { totalCount exportUrl }
      project(slug: "relatie-en-scheiding") { budgetLines { totalCount exportUrl } }
      organisations(search: "jeugd") { totalCount exportUrl }
    }`);
    const { area, measurements, budgetLines, project, organisations } = body.data;
    expect(area.measurements.exportUrl).toBe('/export/measurements.csv?areas=GM0935&from=2022');
    expect(measurements.exportUrl).toBe(
      '/export/measurements.sdmx.csv?asOf=2025-12-31&indicators=inwoners,jeugdhulp-jongeren&quality=NORMAL',
    );
    for (const { totalCount, exportUrl } of [
      area.measurements,
      area.none,
      measurements,
      budgetLines,
      project.budgetLines,
      organisations,
    ]) {
      const response = await server.get(exportUrl);
      expect(response.headers.get('x-row-count'), exportUrl).toBe(String(totalCount));
      expect(csvRows(await response.text()), exportUrl).toHaveLength(totalCount);
      expect(response.headers.get('link')).toContain(`<${server.base}${exportUrl}>; rel="cite-as"`);
    }
  });
});
