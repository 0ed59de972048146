import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { ResourceField } from '../../src/contract/package-resource.js';
import { modules } from '../../src/modules/index.js';
import { checkPackage } from '../../src/packages/check/check-package.js';
import { type Finding, SHIPPED_SEEDS } from '../../src/packages/index.js';
import { readPackageFiles } from '../../src/packages/read/package-files.js';

const resources = new Map(modules.flatMap((module) => module.resources).map((resource) => [resource.name, resource]));
const seeds = readPackageFiles(SHIPPED_SEEDS, modules);

const csv = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) => `${row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`)
    .join('');

interface Case {
  name: string;
  package: string;
  file: string;
  text: string;
  finding: Partial<Finding>;
}

/** What each type rejects, and by which rule. */
const WRONG: Record<ResourceField['type'], string | null> = {
  string: null,
  integer: '3.5',
  number: '1.234,5',
  boolean: 'ja',
  date: '2024-02-30',
  period: '2022-Q5',
  slug: 'Met Hoofdletters',
  list: 'a||b',
};

/** A wrong cell for every column of every kind of file that the shipped packages have: empty, of the wrong type, no known value, nothing that exists. */
function brokenCells(): Case[] {
  const cases: Case[] = [];
  for (const [name, resource] of resources) {
    if (resource.sensitive) continue;
    const candidates = seeds.flatMap((one) => {
      const file = one.files.get(`${name}.csv`);
      return file ? [{ one, rows: parse(file.toString('utf8')) as string[][] }] : [];
    });
    // The one with most columns: those that are optional may be absent.
    const [widest] = candidates.sort((a, b) => b.rows[0]!.length - a.rows[0]!.length);
    if (!widest) continue;
    const { one, rows } = widest;
    const [header, first, ...rest] = rows;
    for (const field of resource.fields) {
      const index = header!.indexOf(field.name);
      if (index < 0) continue;
      const add = (what: string, cell: string, rule: Finding['rule']): void => {
        const row = first!.map((text, at) => (at === index ? cell : text));
        const value = cell === '' ? '' : cell;
        cases.push({
          name: `${name}.${field.name} ${what}`,
          package: one.name,
          file: `${name}.csv`,
          text: csv([header!, row, ...rest]),
          finding: { file: `${name}.csv`, row: 2, column: field.name, value, rule },
        });
      };
      if (field.required) add('left empty', '', 'required');
      const wrong = WRONG[field.type];
      if (wrong !== null) add('of the wrong type', wrong, 'type');
      if (field.values) add('with no known value', 'ONBEKEND-WOORD', 'values');
    }
  }
  return cases;
}

describe('a package with a wrong cell', () => {
  const cases = brokenCells();

  it('is tried for more than 150 cells', () => {
    expect(cases.length).toBeGreaterThan(150);
  });

  it.each(cases)('$name is reported at that cell', ({ package: name, file, text, finding }) => {
    const files = seeds.find((one) => one.name === name)!;
    const { findings } = checkPackage(
      { ...files, files: new Map([...files.files, [file, Buffer.from(text)]]) },
      resources,
    );
    expect(findings).toContainEqual(expect.objectContaining(finding));
    const { message } = findings.find(
      ({ row, column, rule }) => row === 2 && column === finding.column && rule === finding.rule,
    )!;
    // It says what would be right, or what the cell must be.
    expect(message).toMatch(/write |use one of|Did you mean|must be filled|separate items|use lower case/);
  });
});
