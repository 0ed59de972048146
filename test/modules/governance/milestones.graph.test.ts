import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects, openTestGraph, type TestGraph } from '../../support/graph.js';

describe.each(dialects())('milestones on %s', (dialect) => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await openTestGraph(dialect);
  });
  afterAll(() => graph.close());

  type Found = { project: { slug: string }; position: number; period: { start: string } | null };

  async function found(filter: string, first = 50): Promise<Found[]> {
    const { data, errors } = await graph.query(
      `{ milestones(first: ${first} ${filter}) { totalCount nodes { project { slug } position period { start } } } }`,
    );
    expect(errors).toBeUndefined();
    return data.milestones.nodes;
  }

  it('of all projects are ordered by their first day, those without a period last', async () => {
    const all = await found('');
    const days = all.map(({ period }) => period?.start ?? '9999');
    expect(days).toEqual([...days].sort());
    expect(all).toHaveLength(19);
    expect(all[0]).toMatchObject({ project: { slug: 'kinderen-op-de-kaart' }, period: { start: '2017-06-22' } });
    expect(all.at(-1)!.period).toBeNull();
  });

  it('are filtered by project and by days, also those that only begin or end in between', async () => {
    const positions = (rows: Found[]) => rows.map(({ position }) => position);
    const ofProject = 'projects: ["relatie-en-scheiding"]';
    // 6 runs from April to September 2025, 5 and 7 from July to December.
    expect(positions(await found(`filter: { ${ofProject}, from: "2025-09-01", to: "2025-09-30" }`))).toEqual([6, 5, 7]);
    expect(positions(await found(`filter: { ${ofProject}, from: "2026-01-01" }`))).toEqual([9, 8]);
    expect(positions(await found(`filter: { ${ofProject}, to: "2025-05-10" }`))).toEqual([6, 1, 2]);
    expect(positions(await found(`filter: { ${ofProject}, hasPeriod: false }`))).toEqual([4]);
    expect(await found(`filter: { ${ofProject}, hasPeriod: true }`)).toHaveLength(8);
  });

  it('of a project are in planning order, or by date', async () => {
    const { data, errors } = await graph.query(`{ project(slug: "relatie-en-scheiding") {
      planned: milestones { position } dated: milestones(orderBy: DATE) { position }
      some: milestones(filter: { from: "2026-01-01" }) { position } } }`);
    expect(errors).toBeUndefined();
    const positions = (rows: { position: number }[]) => rows.map(({ position }) => position);
    expect(positions(data.project.planned)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(positions(data.project.dated)).toEqual([6, 1, 2, 3, 5, 7, 9, 8, 4]);
    expect(positions(data.project.some)).toEqual([8, 9]);
  });

  it('are paged, and exported with the same filter', async () => {
    const { data } = await graph.query(
      '{ milestones(first: 2, filter: { from: "2026-01-01" }) { totalCount exportUrl nodes { position } pageInfo { hasNextPage } } }',
    );
    expect(data.milestones).toEqual({
      totalCount: 2,
      exportUrl: '/export/milestones.csv?from=2026-01-01',
      nodes: [{ position: 9 }, { position: 8 }],
      pageInfo: { hasNextPage: false },
    });
  });

  it('are rejected with days in the wrong order, and warn of an unknown project', async () => {
    const { errors } = await graph.query(
      '{ milestones(filter: { from: "2026-01-01", to: "2025-01-01" }) { totalCount } }',
    );
    expect(errors?.[0]?.message).toContain('from must not be later than to');
    const { data, warnings } = await graph.query('{ milestones(filter: { projects: ["relatie"] }) { totalCount } }');
    expect(data.milestones.totalCount).toBe(0);
    expect(warnings.map(({ argument, value }) => [argument, value])).toEqual([['filter.projects', 'relatie']]);
  });
});
