import { describe, expect, it } from 'vitest';
import { modules } from '../../src/modules/index.js';
import { checkGiven } from '../../src/packages/check/check-given.js';
import { checkOutcomes } from '../../src/packages/check/check-outcomes.js';
import { readPackageFiles } from '../../src/packages/read/package-files.js';

const { packages } = await checkGiven(readPackageFiles('seeds', modules), modules);

/** The packages without the rows of a resource that are about a budget line. */
const without = (resource: string, line: string) =>
  packages.map((one) => ({
    ...one,
    rows: one.rows.filter((row) => row.resource.name !== resource || row.row.cells.budget_line !== line),
  }));

describe('outcomes of budget lines', () => {
  it('exist for every line of a plan with speerpunten', () => {
    expect(checkOutcomes(packages)).toEqual([]);
  });

  it.each([
    ['unallocated_lines', 'uvp-6-1-trajekt-2025'],
    ['allocations', 'uvp-6-2-praktijkondersteuners-jeugd-2024'],
  ])('are missed where a row of %s is', (resource, line) => {
    expect(checkOutcomes(without(resource, line))).toEqual([
      expect.objectContaining({
        package: 'uvp-maastricht-2024',
        file: 'budget_lines.csv',
        column: 'slug',
        value: line,
        rule: 'outcome',
        message: `"${line}" has no outcome: allocate it in allocations.csv, or give the reason why not in unallocated_lines.csv.`,
      }),
    ]);
  });

  it('are one for each line', () => {
    const twice = packages.map((one) => ({
      ...one,
      rows: one.rows.map((source) =>
        source.resource.name === 'unallocated_lines' && source.row.cells.budget_line === 'uvp-7-ggz-2024'
          ? {
              ...source,
              row: {
                ...source.row,
                cells: { ...source.row.cells, budget_line: 'uvp-6-2-praktijkondersteuners-jeugd-2024' },
              },
            }
          : source,
      ),
    }));
    expect(checkOutcomes(twice).map(({ message }) => message)).toEqual([
      '"uvp-7-ggz-2024" has no outcome: allocate it in allocations.csv, or give the reason why not in unallocated_lines.csv.',
      '"uvp-6-2-praktijkondersteuners-jeugd-2024" is allocated in allocations.csv: leave one of the two rows out.',
    ]);
  });
});
