import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { modules } from '../../src/modules/index.js';
import { importPackages, importSeeds } from '../../src/packages/index.js';
import { readPackageFiles } from '../../src/packages/read/package-files.js';
import { type Files, rewritePackages, SOUND, writePackages } from './packages.js';
import { emptyStore } from './store-contents.js';
import { dialects, openTestGraph, type TestGraph } from '../support/graph.js';
import { importOthers } from '../support/import-others.js';

const NONE: Files = Object.fromEntries(Object.keys(SOUND).map((path) => [path, null]));
const FACT = 'measurement/jeugdhulp/GM0935/2023/nota-2025';
const ERRATUM: Files = {
  ...NONE,
  'erratum-2026/document.csv': (SOUND['nota-2025/document.csv'] as string)
    .replaceAll('nota-2025', 'erratum-2026')
    .replace('2025-02-01', '2026-03-01'),
  'erratum-2026/withdrawals.csv': `fact,withdrawn_on,reason_nl,reason_en,locator\n${FACT},2026-03-01,Telfout.,A miscount.,1\n`,
};

describe.each(dialects())('a figure that a later document withdraws, on %s', (dialect) => {
  let graph: TestGraph;
  let folder: string;
  let remove: () => void;

  beforeAll(async () => {
    graph = await openTestGraph(dialect, { isEmpty: true });
  });
  beforeEach(async () => {
    await emptyStore(graph.store);
    ({ folder, remove } = writePackages());
    await importSeeds(graph.store, modules, folder);
    rewritePackages(folder, ERRATUM);
  });
  afterEach(() => remove());
  afterAll(() => graph.close());

  const valueOn = async (asOf: string | null): Promise<number | undefined> => {
    const { data, errors } = await graph.query(
      `query ($asOf: Date) { measurements(filter: { years: [2023], indicators: ["jeugdhulp"] }, asOf: $asOf) { nodes { value } } }`,
      { asOf },
    );
    expect(errors).toBeUndefined();
    return data.measurements.nodes[0]?.value;
  };

  it('is replaced by other known figures, and still counts for earlier days', async () => {
    expect(await valueOn(null)).toBe(17.1);
    await importOthers(graph.store, modules, folder);
    expect(await valueOn(null)).toBe(16.1);
    expect(await valueOn('2026-03-01')).toBe(16.1);
    expect(await valueOn('2026-02-28')).toBe(17.1);
    expect(await valueOn('2024-12-31')).toBe(16.1);
  });

  it('states that it is withdrawn, why and where that was read', async () => {
    await importOthers(graph.store, modules, folder);
    const { data } =
      await graph.query(`{ node(id: "${FACT}") { ... on Measurement { value withdrawn { on reason(lang: EN) citations { locator document { slug } } } } }
      discrepancies { totalCount } }`);
    expect(data).toEqual({
      node: {
        value: 17.1,
        withdrawn: {
          on: '2026-03-01',
          reason: 'A miscount.',
          citations: [{ locator: '1', document: { slug: 'erratum-2026' } }],
        },
      },
      discrepancies: { totalCount: 0 },
    });
  });

  it('is in the audit trail and among the changes', async () => {
    const {
      data: { dataVersion },
    } = await graph.query('{ dataVersion { id } }');
    await importOthers(graph.store, modules, folder);
    const { data, errors } = await graph.query(
      `query ($version: String) {
      imports(first: 1) { nodes { package status importedBy via added revised withdrawn } }
      changesSince(dataVersion: $version) { totalCount nodes { kind id package } }
    }`,
      { version: dataVersion.id },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      imports: {
        nodes: [
          {
            package: 'erratum-2026',
            status: 'ADDED',
            importedBy: 'test',
            via: 'COMMAND',
            added: 1,
            revised: 0,
            withdrawn: 1,
          },
        ],
      },
      changesSince: {
        totalCount: 2,
        nodes: [
          { kind: 'ADDED', id: 'document/erratum-2026', package: 'erratum-2026' },
          { kind: 'WITHDRAWN', id: FACT, package: 'erratum-2026' },
        ],
      },
    });
  });

  it('is shown in a preview, which writes nothing', async () => {
    const report = await importPackages(graph.store, modules, readPackageFiles(folder, modules), {
      origin: 'IMPORT',
      by: 'test',
      via: 'COMMAND',
      dryRun: true,
    });
    expect(report.preview?.facts).toEqual([
      { kind: 'ADDED', id: 'document/erratum-2026', package: 'erratum-2026' },
      { kind: 'WITHDRAWN', id: FACT, package: 'erratum-2026' },
    ]);
    expect(await valueOn(null)).toBe(17.1);
    expect((await graph.query('{ imports { totalCount } }')).data.imports.totalCount).toBe(3);
  });

  it('must exist', async () => {
    rewritePackages(folder, {
      ...ERRATUM,
      'erratum-2026/withdrawals.csv': (ERRATUM['erratum-2026/withdrawals.csv'] as string).replace(
        'GM0935/2023',
        'GM0935/2021',
      ),
    });
    await expect(importOthers(graph.store, modules, folder)).rejects.toThrow(
      '"measurement/jeugdhulp/GM0935/2021/nota-2025" names nothing that exists. Did you mean',
    );
  });

  it('occurs once and its figure stays: the importer gets findings about that, and not about the packages of others', async () => {
    await importOthers(graph.store, modules, folder);
    const { 'erratum-2026/document.csv': document, 'erratum-2026/withdrawals.csv': withdrawals, ...others } = ERRATUM;
    const none = Object.fromEntries(Object.keys(ERRATUM).map((path) => [path, null]));
    const importPackage = (name: string, files: Files): Promise<unknown> => {
      const dated = (document as string).replaceAll('erratum-2026', name).replace('2026-', '2027-');
      rewritePackages(folder, {
        ...others,
        ...none,
        [`${name}/document.csv`]: dated,
        ...Object.fromEntries(Object.entries(files).map(([file, text]) => [`${name}/${file}`, text])),
      });
      return importOthers(graph.store, modules, folder).catch((cause: unknown) => cause);
    };
    expect(
      await importPackage('andere-2027', { 'withdrawals.csv': (withdrawals as string).replace('2026', '2027') }),
    ).toMatchObject({
      findings: [
        {
          package: 'andere-2027',
          file: 'withdrawals.csv',
          row: 2,
          rule: 'duplicate',
          message: expect.stringContaining('erratum-2026/withdrawals.csv row 2'),
        },
      ],
    });
    const figures =
      'indicator,area,period,value,low,high,quality,missing,rank,locator,note\njeugdhulp,GM0935,2021,15,,,,,1,1,\njeugdhulp,GM0935,2020,14,,,,,1,1,\n';
    const figure = 'measurement/jeugdhulp/GM0935/2020/extra-2027';
    expect(await importPackage('extra-2027', { 'measurements.csv': figures })).toMatchObject({
      packages: [{ added: 3 }],
    });
    expect(
      await importPackage('andere-2027', { 'withdrawals.csv': (withdrawals as string).replace(FACT, figure) }),
    ).toMatchObject({ packages: [{ withdrawn: 1 }] });
    expect(
      await importPackage('extra-2027', { 'measurements.csv': figures.split('\n').slice(0, 2).join('\n') }),
    ).toMatchObject({
      findings: [
        {
          package: 'extra-2027',
          file: 'measurements.csv',
          value: figure,
          rule: 'in-use',
          message: expect.stringContaining('which andere-2027/withdrawals.csv row 2 withdraws: keep it'),
        },
      ],
    });
  });

  it('a preview lists the discrepancies that a package would cause', async () => {
    const measurements =
      'indicator,area,period,value,low,high,quality,missing,rank,locator,note\ninwoners,GM0935,2023-01-01,15466,,,,,1,Tabel,\n';
    const { 'erratum-2026/withdrawals.csv': _, ...rest } = ERRATUM;
    rewritePackages(folder, { ...rest, 'erratum-2026/measurements.csv': measurements });
    const { preview } = await importPackages(graph.store, modules, readPackageFiles(folder, modules), {
      origin: 'IMPORT',
      by: 'test',
      via: 'COMMAND',
      dryRun: true,
    });
    expect(preview).toMatchObject({
      discrepancyCount: 1,
      discrepancies: [
        {
          kind: 'REVISION',
          indicator: 'inwoners',
          area: 'GM0935',
          period: '2023-01-01',
          lowest: 15466,
          highest: 15551,
        },
      ],
    });
  });
});
