import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../../src/modules/index.js';
import { BrokenPackageError, importSeeds } from '../../../src/packages/index.js';
import { writePackages } from '../../packages/packages.js';
import { dialects, openTestGraph, type TestGraph } from '../../support/graph.js';

const HEADER = 'area,criterion,value,label_nl,label_en,valid_from,locator\n';
const FILE = 'nota-2024/area_classes.csv';

describe.each(dialects())('the classes of municipalities on %s', (dialect) => {
  let graph: TestGraph;
  const removals: (() => void)[] = [];
  const load = (rows: string) => {
    const { folder, remove } = writePackages({ [FILE]: HEADER + rows });
    removals.push(remove);
    return importSeeds(graph.store, modules, folder);
  };
  beforeAll(async () => {
    graph = await openTestGraph(dialect, { isEmpty: true });
    await load(
      'GM0935,SIZE_CLASS,100000-tot-150000-inwoners,100.000 tot 150.000 inwoners,"100,000 to 150,000 inhabitants",2024-01-01,Tabel 1\n' +
        'GM0935,SIZE_CLASS,50000-tot-100000-inwoners,50.000 tot 100.000 inwoners,,2020-01-01,Tabel 2\n' +
        'GM0935,URBANITY,sterk-stedelijk,Sterk stedelijk,Highly urban,,Tabel 1\n',
    );
  });
  afterAll(async () => {
    for (const remove of removals) remove();
    await graph.close();
  });

  it('come by criterion, the newest first, each with its day, label and place', async () => {
    const { data, errors } = await graph.query(`{ municipality(code: "GM0935") {
      classes { criterion value label english: label(lang: EN) from citations { locator document { slug } } }
      urbanity: classes(criteria: [URBANITY]) { value } } }`);
    expect(errors).toBeUndefined();
    expect(data.municipality.classes.map((one: { value: string; from: string }) => [one.value, one.from])).toEqual([
      ['100000-tot-150000-inwoners', '2024-01-01'],
      ['50000-tot-100000-inwoners', '2020-01-01'],
      ['sterk-stedelijk', null],
    ]);
    expect(data.municipality.classes[0]).toMatchObject({
      criterion: 'SIZE_CLASS',
      label: '100.000 tot 150.000 inwoners',
      english: '100,000 to 150,000 inhabitants',
      citations: [{ locator: 'Tabel 1', document: { slug: 'nota-2024' } }],
    });
    expect(data.municipality.urbanity).toEqual([{ value: 'sterk-stedelijk' }]);
  });

  it('are rejected where the region in areas.csv already states it', async () => {
    const error = await load('GM0935,PROVINCE,limburg,Limburg,,,Tabel 1\n').catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(BrokenPackageError);
    expect((error as BrokenPackageError).message).toContain(
      'has the criterion PROVINCE: leave the row out, and name the region in within of areas.csv.',
    );
  });
});
