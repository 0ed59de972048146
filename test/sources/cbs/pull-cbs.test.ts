import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkFolder } from '../../../src/packages/check/check-given.js';
import { csvRows } from '../../support/csv-rows.js';
import { importOthers } from '../../support/import-others.js';
import { modules } from '../../../src/modules/index.js';
import { cbsMapping } from '../../../src/sources/cbs/mapping.js';
import { cbs } from '../../../src/sources/cbs/cbs.source.js';
import { PoliteClient } from '../../../src/sources/http/polite-client.js';
import { pull as pullSource } from '../../../src/sources/pull.js';
import { openTestGraph } from '../../support/graph.js';
import { type FakeTable, fictionalTable, startCbsServer } from '../../support/sources/cbs-server.js';
import { testClock } from '../../support/sources/clock.js';
import type { FaultyServer } from '../../support/sources/faulty-server.js';

const MAPPING = {
  source: 'cbs',
  table: '99999NED',
  areas: ['GM0935', 'NL01'],
  periods: { from: '2022JJ00' },
  indicators: [
    {
      indicator: 'verzonnen-aandeel',
      measure: 'M000001',
      dimensions: { Leeftijd: '20000' },
      define: {
        name_nl: 'Verzonnen aandeel tot 18 jaar',
        unit: 'percent',
        decimals: 1,
        desired_direction: 'DOWN',
        frequency: 'ANNUAL',
        measured_by: 'cbs',
      },
    },
    {
      indicator: 'verzonnen-aantal',
      measure: 'M000002',
      dimensions: { Leeftijd: '10000' },
      multiply: '1000',
      define: { name_nl: 'Verzonnen aantal', unit: 'count' },
    },
  ],
};

describe('pull cbs', () => {
  let table: FakeTable;
  let server: FaultyServer;
  let folder: string;
  let out: string;
  beforeEach(async () => {
    table = fictionalTable();
    server = await startCbsServer(table);
    folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-cbs-'));
    out = join(folder, 'cbs-verzonnen');
  });
  afterEach(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const pull = (mapping: object = {}, options = {}) =>
    pullSource(cbs, {
      client: new PoliteClient({ clock: testClock(), attempts: 4 }),
      baseUrl: `${server.url}/odata/v1/CBS`,
      subject: '99999NED',
      mapping: cbsMapping.parse({ ...MAPPING, ...mapping }),
      out,
      ...options,
    });
  const rows = (name: string): Record<string, string>[] => csvRows(readFileSync(join(out, `${name}.csv`)));
  const observation = (at: Record<string, string>) =>
    table.observations.find((row) => Object.entries(at).every(([name, value]) => String(row[name]).trim() === value))!;
  const requested = () => server.requests.filter((address) => address.includes('/Observations'));
  const figure = (area: string, period: string) =>
    rows('measurements').find(
      (row) => row.indicator === 'verzonnen-aandeel' && row.area === area && row.period === period,
    )!;

  it('writes a sound package with every selected cell', async () => {
    const { rows: counts, warnings } = await pull();
    expect(Object.fromEntries(counts)).toEqual({ document: 1, organisations: 1, indicators: 2, measurements: 12 });
    expect(warnings).toEqual([]);
    expect((await checkFolder(out, modules)).findings.errors).toEqual([]);
    const { Value } = observation({ Measure: 'M000001', Leeftijd: '20000', RegioS: 'GM0935', Perioden: '2022JJ00' });
    expect(figure('GM0935', '2022')).toEqual({
      indicator: 'verzonnen-aandeel',
      area: 'GM0935',
      period: '2022',
      value: String(Value),
      low: '',
      high: '',
      quality: 'NORMAL',
      missing: '',
      rank: '1',
      locator: 'Tabel 99999NED, Verzonnen aandeel, 0 tot 18 jaar, Maastricht, 2022',
      note: '',
      note_en: '',
    });
    expect(readdirSync(folder)).toEqual(['cbs-verzonnen']);
  });

  it('requests only the selected cells, with padded codes, over several pages', async () => {
    await pull();
    const filter =
      "$filter=((Measure eq 'M000001' and Leeftijd eq '20000') or (Measure eq 'M000002' and Leeftijd eq '10000'))" +
      " and (RegioS eq 'GM0935    ' or RegioS eq 'NL01      ') and (Perioden eq '2022JJ00' or Perioden eq '2023JJ00' or Perioden eq '2024JJ00')";
    expect(requested().map((address) => address.split('?')[1])).toEqual([
      filter,
      `${filter}&$skip=4`,
      `${filter}&$skip=8`,
    ]);
    expect(server.atOnce()).toBe(1);
  });

  it('writes what the table omits or suppresses as missing with the reason, never as 0', async () => {
    Object.assign(observation({ Measure: 'M000001', Leeftijd: '20000', RegioS: 'GM0935', Perioden: '2022JJ00' }), {
      Value: null,
      ValueAttribute: 'Confidential',
    });
    Object.assign(observation({ Measure: 'M000001', Leeftijd: '20000', RegioS: 'GM0935', Perioden: '2023JJ00' }), {
      Value: 0,
      ValueAttribute: 'Impossible',
    });
    Object.assign(observation({ Measure: 'M000001', Leeftijd: '20000', RegioS: 'NL01', Perioden: '2023JJ00' }), {
      Value: null,
      ValueAttribute: 'Anders',
    });
    table.observations.splice(
      table.observations.indexOf(
        observation({ Measure: 'M000001', Leeftijd: '20000', RegioS: 'NL01', Perioden: '2022JJ00' }),
      ),
      1,
    );
    const { warnings } = await pull();
    const of = (area: string, period: string) => {
      const { value, missing, quality, note, note_en } = figure(area, period);
      return { value, missing, quality, note, note_en };
    };
    expect(of('GM0935', '2022')).toEqual({
      value: '',
      missing: 'SUPPRESSED',
      quality: '',
      note: 'Geen cijfer; het CBS vermeldt "Confidential" (geheim).',
      note_en: 'No figure; CBS states "Confidential" (confidential).',
    });
    expect(of('GM0935', '2023')).toMatchObject({
      value: '',
      missing: 'NOT_AVAILABLE',
      note: expect.stringContaining('"Impossible"'),
    });
    expect(of('NL01', '2023')).toEqual({
      value: '',
      missing: 'NOT_AVAILABLE',
      quality: '',
      note: 'Geen cijfer; het CBS vermeldt "Anders".',
      note_en: 'No figure; CBS states "Anders".',
    });
    expect(of('NL01', '2022')).toEqual({
      value: '',
      missing: 'NOT_AVAILABLE',
      quality: '',
      note: 'Geen cijfer; het CBS geeft deze cel niet (leeg in de tabel).',
      note_en: 'No figure; CBS does not return this cell (empty in the table).',
    });
    expect(warnings).toEqual(['CBS did not return 1 of the 12 cells; they are in the package as missing.']);
    expect((await checkFolder(out, modules)).findings.errors).toEqual([]);
  });

  it('takes the quality of figures from the status of their period', async () => {
    await pull();
    expect(
      [figure('NL01', '2022'), figure('NL01', '2023'), figure('NL01', '2024')].map(({ quality, note }) => [
        quality,
        note,
      ]),
    ).toEqual([
      ['NORMAL', ''],
      ['PROVISIONAL', 'Nader voorlopig cijfer.'],
      ['PROVISIONAL', ''],
    ]);
  });

  it('multiplies exactly', async () => {
    observation({ Measure: 'M000002', Leeftijd: '10000', RegioS: 'NL01', Perioden: '2022JJ00' }).Value = 1.005;
    await pull();
    expect(
      rows('measurements').find(
        ({ indicator, area, period }) => indicator === 'verzonnen-aantal' && area === 'NL01' && period === '2022',
      )?.value,
    ).toBe('1005');
  });

  it('states table, version, licence and checksums', async () => {
    await pull();
    const descriptor = JSON.parse(readFileSync(join(out, 'datapackage.json'), 'utf8'));
    expect(descriptor).toMatchObject({
      name: 'cbs-verzonnen',
      title: 'CBS-tabel 99999NED: Verzonnen tabel; leeftijd, regio',
      licenses: [{ name: 'CC-BY-4.0' }],
      sources: [
        {
          title: 'Verzonnen tabel; leeftijd, regio',
          path: `${server.url}/odata/v1/CBS/99999NED`,
          version: '202605010200',
        },
      ],
    });
    expect(descriptor.resources.at(-1)).toMatchObject({
      name: 'measurements',
      bytes: readFileSync(join(out, 'measurements.csv')).length,
      hash: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    });
    expect(rows('document')[0]).toMatchObject({
      slug: 'cbs-verzonnen',
      publisher: 'cbs',
      published_on: '2026-05-01',
      kind: 'MONITOR',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('survives a busy server, errors and broken connections', async () => {
    server.failNext('/Observations', { status: 429, headers: { 'retry-after': '5' } }, { status: 500 }, 'cut');
    server.failNext('$skip=8', 'cut');
    const before = (await pull()).rows;
    const whole = readFileSync(join(out, 'measurements.csv'), 'utf8');
    expect((await pull({}, { replace: true })).rows).toEqual(before);
    expect(readFileSync(join(out, 'measurements.csv'), 'utf8')).toBe(whole);
  });

  it('resumes after the last complete page', async () => {
    server.failNext('$skip=8', ...Array(4).fill('cut'));
    await expect(pull()).rejects.toThrow(
      /Observations could not be read \(.*\), 4 times\. .* 2 complete pages are stored in .*cbs-verzonnen\.partial: the same command resumes from there\.$/,
    );
    expect(readdirSync(folder)).toEqual(['cbs-verzonnen.partial']);
    const before = requested().length;
    await pull();
    expect(
      requested()
        .slice(before)
        .map((address) => address.split('&$skip')[1]),
    ).toEqual(['=8']);
    expect((await checkFolder(out, modules)).findings.errors).toEqual([]);
    expect(existsSync(`${out}.partial`)).toBe(false);
  });

  it('rejects pages of two versions of a table, and states how to start again', async () => {
    server.failNext('$skip=4', ...Array(4).fill({ status: 503 }));
    await expect(pull()).rejects.toThrow('503');
    table.properties = { ...table.properties, Version: '202606010200', Modified: '2026-06-01T02:00:00+02:00' };
    await expect(pull()).rejects.toThrow(
      'Table 99999NED changed while it was read: version 202605010200 of 2026-05-01 before, 202606010200 of 2026-06-01 now.' +
        ` Pages of both together would be figures that were never published. Run the command with --anew, which removes ${out}.partial and starts again.`,
    );
    expect(existsSync(out)).toBe(false);
    await pull({}, { restart: true });
    expect(rows('document')[0]).toMatchObject({ published_on: '2026-06-01' });
  });

  it('rejects a table that changes between its first and its last page', async () => {
    const { observations } = table;
    // The getter simulates the day of publication: the table is replaced after its second page was served.
    let served = 0;
    Object.defineProperty(table, 'observations', {
      get: () => {
        served += 1;
        if (served === 2) table.properties = { ...table.properties, ObservationsModified: '2026-05-02T02:00:00+02:00' };
        return observations;
      },
    });
    await expect(pull()).rejects.toThrow(
      /Table 99999NED changed while it was read: .* Run the command again with --anew\.$/,
    );
    expect(existsSync(out)).toBe(false);
  });

  it('does not reuse pages stored for another request', async () => {
    server.failNext('$skip=4', ...Array(4).fill({ status: 503 }));
    await expect(pull()).rejects.toThrow('503');
    await expect(pull({ areas: ['GM0758'] })).rejects.toThrow(
      'holds pages of an earlier run with another request (table 99999NED)',
    );
  });

  it('rejects cells that occur twice, as when rows move between pages', async () => {
    table.observations.push({
      ...observation({ Measure: 'M000001', Leeftijd: '20000', RegioS: 'NL01', Perioden: '2024JJ00' }),
    });
    await expect(pull()).rejects.toThrow('has the cell M000001, 20000, NL01, 2024JJ00 twice');
  });

  it('reports everything in a mapping that does not fit, and what would be right', async () => {
    const problem = pull({
      areas: ['GM0936', 'LD01'],
      periods: ['2024JJ00', '2030JJ00'],
      indicators: [
        { indicator: 'a', measure: 'M000003' },
        { indicator: 'b', measure: 'M000002', dimensions: { Leeftijd: '30000', Soort: 'x' } },
      ],
    });
    await expect(problem).rejects.toThrow(`The mapping does not fit table 99999NED (Verzonnen tabel; leeftijd, regio):
  areas: "GM0936" is not an area of the table. Did you mean GM0935?
  areas: LD01 (Noord-Nederland (LD)) is not a municipality; specify its area of the graph in area_codes, or null to leave it out.
  periods: "2030JJ00" is not a period of the table. Did you mean 2021JJ00, 2022JJ00, 2023JJ00?
  indicators[0].measure: "M000003" is not a measure of the table. Did you mean M000001, M000002?
  indicators[1].multiply: is missing; Verzonnen aantal is in "x 1 000". Specify the factor, such as "1000", or "1" to keep the figures as they are.
  indicators[1].dimensions: the table has no dimension "Soort" besides area and period. Known are Leeftijd.
  indicators[1].dimensions.Leeftijd: "30000" is not one of its values. Did you mean 10000, 20000?`);
    expect(requested()).toEqual([]);
  });

  it('selects areas by the start of their codes, and others by the codes of the mapping', async () => {
    await pull({ areas: ['GM*', 'LD01'], area_codes: { LD01: 'noordoost-brabant', GM0758: null } });
    expect([...new Set(rows('measurements').map(({ area }) => area))]).toEqual(['GM0935', 'noordoost-brabant']);
  });

  it('uses the area of the mapping for a table without areas', async () => {
    table.dimensions = table.dimensions.filter(({ Identifier }) => Identifier !== 'RegioS');
    table.observations = table.observations
      .filter(({ RegioS }) => RegioS === 'NL01      ')
      .map(({ RegioS, ...row }) => row as (typeof table.observations)[number]);
    await expect(pull()).rejects.toThrow(
      'areas: table 99999NED has no areas; specify in area which area it is about, such as "NL01".',
    );
    await pull({ areas: undefined, area: 'NL01' });
    expect(new Set(rows('measurements').map(({ area }) => area))).toEqual(new Set(['NL01']));
    expect(rows('measurements')[0]!.locator).toBe('Tabel 99999NED, Verzonnen aandeel, 0 tot 18 jaar, 2022');
    expect(requested().every((address) => !address.includes('RegioS'))).toBe(true);
  });

  it('uses the period of the mapping for a table without periods, and knows NL00', async () => {
    table.dimensions = table.dimensions.filter(({ Identifier }) => Identifier !== 'Perioden');
    table.observations = table.observations
      .filter(({ Perioden }) => Perioden === '2023JJ00')
      .map(({ Perioden, ...row }) => ({ ...row, RegioS: String(row.RegioS).replace('NL01', 'NL00') }) as never);
    table.codes.RegioS = table.codes.RegioS!.map((code) => ({
      ...code,
      Identifier: String(code.Identifier).replace('NL01', 'NL00'),
    }));
    table.properties.Title = 'Kerncijfers wijken en buurten 2023';
    await expect(pull({ areas: ['NL00'] })).rejects.toThrow(
      'periods: table 99999NED has no periods; specify in period which one it is about.',
    );
    await expect(pull({ areas: ['NL00'], periods: undefined })).rejects.toThrow(
      'as its title states: "Kerncijfers wijken en buurten 2023".',
    );
    await pull({ areas: ['NL00', 'GM0935'], periods: undefined, period: '2023' });
    expect(rows('measurements').map(({ area, period, missing }) => [area, period, missing])).toEqual([
      ['NL01', '2023', ''],
      ['GM0935', '2023', ''],
      ['NL01', '2023', ''],
      ['GM0935', '2023', ''],
    ]);
    const request = { client: new PoliteClient({ clock: testClock() }), baseUrl: `${server.url}/odata/v1/CBS` };
    expect(JSON.parse(await cbs.suggest!({ ...request, subject: '99999NED' }, null))).toMatchObject({
      areas: ['NL00'],
      period: '2023',
    });
  });

  it('needs either periods or none, and rejects municipalities that the release does not have', async () => {
    await expect(pull({ period: '2023' })).rejects.toThrow('period: the table has periods of its own (Perioden)');
    await expect(pull({ periods: undefined })).rejects.toThrow(
      'periods: is missing; the table has periods in Perioden',
    );
    table.codes.RegioS!.push({ Identifier: 'GM9999', Title: 'Nergens' });
    await expect(pull({ areas: ['GM*'] })).rejects.toThrow(
      'areas: GM9999 (Nergens) is not a municipality that the release has; specify its area of the graph in area_codes',
    );
    expect(existsSync(out)).toBe(false);
  });

  it('requires a period for a code that is not a calendar period', async () => {
    table.codes.Perioden!.push({ Identifier: '2024X000', Title: '2024 afwijkend', Status: 'Definitief' });
    await expect(pull({ periods: ['2024X000'] })).rejects.toThrow(
      'periods: 2024X000 (2024 afwijkend) is not a calendar period; specify in period_codes which period it is, such as "2023" or "2023-01-01".',
    );
    await expect(pull({ periods: ['2024X000', '2024JJ00'], period_codes: { '2024X000': '2024' } })).rejects.toThrow(
      'periods: several periods of the table are 2024 of the graph.',
    );
  });

  it('rejects an empty response, and keeps no pages of it', async () => {
    table.observations = [];
    await expect(pull()).rejects.toThrow(
      'Table 99999NED has none of the 12 cells that the mapping selects: check with --list whether',
    );
    expect(existsSync(`${out}.partial`)).toBe(false);
  });

  it('keeps an existing folder unless it is to be replaced', async () => {
    await pull();
    const before = server.requests.length;
    await expect(pull()).rejects.toThrow(/exists already: give another folder, or --replace/);
    expect(server.requests).toHaveLength(before);
    await pull({ areas: ['GM0935'] }, { replace: true });
    expect(rows('measurements')).toHaveLength(6);
    expect(readdirSync(folder)).toEqual(['cbs-verzonnen']);
  });

  it('can be imported, and the graph then returns it with its source', async () => {
    await pull();
    const graph = await openTestGraph('sqlite');
    try {
      await importOthers(graph.store, modules, folder);
      const { data, errors } = await graph.query(`{
        measurements(filter: { indicators: ["verzonnen-aandeel"], areas: ["GM0935"], years: [2024] }) {
          nodes { value quality document { slug publishedOn } citations { locator } }
        }
      }`);
      expect(errors).toBeUndefined();
      expect(data.measurements.nodes).toEqual([
        {
          value: observation({ Measure: 'M000001', Leeftijd: '20000', RegioS: 'GM0935', Perioden: '2024JJ00' }).Value,
          quality: 'PROVISIONAL',
          document: { slug: 'cbs-verzonnen', publishedOn: '2026-05-01' },
          citations: [{ locator: 'Tabel 99999NED, Verzonnen aandeel, 0 tot 18 jaar, Maastricht, 2024' }],
        },
      ]);
    } finally {
      await graph.close();
    }
  });
});
