import { describe, expect, it } from 'vitest';
import { modules } from '../../src/modules/index.js';
import { checkGiven, checkStaleDescriptors } from '../../src/packages/check/check-given.js';
import { countEntities, formatCounts } from '../../src/packages/check/count-rows.js';
import { noFindings } from '../../src/packages/check/finding.js';
import { readPackageFiles } from '../../src/packages/read/package-files.js';

const files = readPackageFiles('seeds', modules);
const check = await checkGiven(files, modules);
const { packages } = check;
const entities = countEntities(check);

describe('the seeds', () => {
  it('are sound, and described as they are', () => {
    expect(check.findings).toEqual(noFindings());
    expect(checkStaleDescriptors(files, modules)).toEqual([]);
  });

  it.each([
    ['document', 5, 5],
    ['indicators', 91, 200],
    ['measurements', 261, 400],
    ['speerpunten', 7, 7],
    ['risk_groups', 13, 13],
    ['action_points', 40, 40],
    ['actions', 21, 100],
    ['interventions', 36, 300],
    ['kpis', 6, 6],
    ['communications', 6, 6],
  ])('hold as many different %s as the documents lead to expect', (kind, least, most) => {
    expect(entities.get(kind)).toBeGreaterThanOrEqual(least);
    expect(entities.get(kind)).toBeLessThanOrEqual(most);
  });

  it('give the plan of West-Brabant-Oost its 5 objectives, 5 results, 9 milestones and 14 roles', () => {
    const count = (kind: string) =>
      packages.find(({ name }) => name === 'pva-wbo-2025')!.rows.filter(({ resource }) => resource.name === kind)
        .length;
    expect(['objectives', 'results', 'milestones', 'roles'].map(count)).toEqual([5, 5, 9, 14]);
  });

  it('give Maastricht 63 budget lines of 61,097,053 euro a year', () => {
    const lines = packages
      .find(({ name }) => name === 'uvp-maastricht-2024')!
      .rows.filter(({ resource }) => resource.name === 'budget_lines');
    expect(lines).toHaveLength(63);
    const totals = [2024, 2025, 2026].map((year) =>
      lines.filter(({ row }) => row.cells.year === year).reduce((sum, { row }) => sum + Number(row.cells.amount), 0),
    );
    expect(totals).toEqual([61_097_053, 61_097_053, 61_097_053]);
  });

  it('hold all municipalities of 2024, and the 18 that ended since 2020', () => {
    const areas = packages.flatMap(({ rows }) => rows).filter(({ resource }) => resource.name === 'areas');
    const municipalities = areas.filter(({ row }) => row.cells.kind === 'MUNICIPALITY');
    expect(municipalities.filter(({ row }) => row.cells.valid_to === null)).toHaveLength(342);
    expect(municipalities).toHaveLength(360);
  });

  it('are counted by document and in total', () => {
    const counts = formatCounts(check);
    expect(counts).toMatch(/^uvp-maastricht-2024: \d+ rows\n +1 document$/m);
    expect(counts).toMatch(/^ +63 budget_lines$/m);
    expect(counts).toMatch(/^total: 6 packages, 5 documents\n {2}kind +rows +different$/m);
  });
});
