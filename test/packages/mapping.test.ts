import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PackageResource, ResourceField } from '../../src/contract/package-resource.js';
import type { TableRow } from '../../src/contract/package-row.js';
import { modules } from '../../src/modules/index.js';
import { checkFile } from '../../src/packages/check/check-file.js';
import { citedBy, factOf, namedBy, type SourceRow } from '../../src/packages/check/source-row.js';
import { validatePackages } from '../../src/packages/check/validate-packages.js';
import { MAPPING_VERSION } from '../../src/packages/load/mapping-version.js';
import { planOf } from '../../src/packages/merge/plan.js';
import { PACKAGE, tableShapes } from '../../src/packages/merge/table-shape.js';
import { readPackageFiles, SHIPPED_SEEDS } from '../../src/packages/read/package-files.js';
import { PLAIN_FORMAT } from '../../src/packages/read/resource-format.js';

const GOLDEN = new URL('./mapping.golden.json', import.meta.url);

/** What the mapping makes of the corpus. Hashes are by resource. */
interface Golden {
  /** {@link MAPPING_VERSION} when the hashes were recorded. */
  version: number;
  /** Rows with values for every column: the mapping alone changes what becomes of them. */
  synthetic: Record<string, string>;
  /** The CSV files of the release, and what becomes of them: with other files, the result may differ. */
  seedFiles: string;
  seeds: Record<string, string>;
}

const RESOURCES = modules.flatMap(({ resources }) => resources);

/** Tables that imports fill for the rows of every module. */
const OF_ALL_ROWS = ['citation', 'document_facts', 'document_text', 'fact'];

/** Texts of cells by type, one for each row. */
const SAMPLES: Record<ResourceField['type'], string[]> = {
  string: ['Een tekst', 'Nog één'],
  integer: ['1', '2'],
  number: ['12.5', '0.25'],
  boolean: ['true', 'false'],
  date: ['2024-05-01', '2025-12-31'],
  period: ['2023', '2022-SY', 'SY-2022', '2021-01-01/2023-12-31', 'NS-1'],
  slug: ['een-slug', 'nog-een'],
  list: ['een|twee', 'drie'],
};

/** Columns whose texts have a form of their own. */
const FORMS: Record<string, string[]> = {
  fact: ['indicator/een-slug', 'area/GM0935'],
  subject: ['policy-plan/een-slug', 'document/een-slug'],
  sha256: ['a'.repeat(64)],
  code: ['GM0935', 'GM0935-binnenstad'],
  target: ['3.5', '12'],
};

function samplesOf({ name, type, values, minimum, maximum }: ResourceField): string[] {
  const own = values ?? FORMS[name];
  if (own) return [...own];
  if (minimum === undefined) return SAMPLES[type];
  return maximum === undefined ? [minimum, minimum + 1].map(String) : [minimum, maximum].map(String);
}

/** A file with each column filled, each optional column empty in turn, and each sample in turn. */
function syntheticFile({ fields }: PackageResource): string {
  const full = fields.map((field) => samplesOf(field)[0]!);
  const rows = [full];
  for (const [index, field] of fields.entries()) {
    const variants = [...samplesOf(field).slice(1), ...(field.required ? [] : [''])];
    for (const text of variants) rows.push(full.map((cell, other) => (other === index ? text : cell)));
  }
  return [fields.map(({ name }) => name), ...rows]
    .map((cells) => `${cells.map((cell) => `"${cell}"`).join(',')}\n`)
    .join('');
}

function mappedRow(source: SourceRow): unknown {
  const tables = (): TableRow[] | string => {
    try {
      return source.resource.toTables(source.row);
    } catch (cause) {
      return (cause as Error).message;
    }
  };
  return [source.row.cells, tables(), factOf(source), citedBy(source), namedBy(source)];
}

function mappedSynthetic(resource: PackageResource): string {
  const place = { package: 'een-slug', document: 'een-slug', file: `${resource.name}.csv`, resource };
  const { rows, findings } = checkFile(place, Buffer.from(syntheticFile(resource)), PLAIN_FORMAT);
  const rules = findings.map(({ row, column, rule }) => [row, column, rule]);
  const columns = resource.fields.map(({ name, type, required, values, refersTo, minimum, maximum }) => {
    return { name, type, required: required ?? false, values, refersTo, minimum, maximum };
  });
  return hash([columns, resource.key, resource.mergeable ?? false, rules, rows.map(mappedRow)]);
}

function mappedSeeds(): Record<string, string> {
  const files = readPackageFiles(SHIPPED_SEEDS, modules);
  const { packages, merged, findings } = validatePackages(files, modules);
  expect(findings).toEqual([]);
  const { plan } = planOf(packages, merged, tableShapes(modules));
  const rows = new Map<string, unknown[]>();
  for (const table of plan.tables.shapes.keys())
    for (const { values, origin } of plan.tables.rowsOf(table).values())
      rows.set(origin.resource.name, [...(rows.get(origin.resource.name) ?? []), [table, values]]);
  for (const { large } of packages)
    for (const { place, path, format } of large)
      rows.set(place.resource.name, [
        ...(rows.get(place.resource.name) ?? []),
        ...checkFile(place, readFileSync(path), format).rows.map(mappedRow),
      ]);
  return Object.fromEntries([...rows].map(([name, all]) => [name, hash(all)]));
}

/** The hash of any value; the order of keys does not matter. */
function hash(value: unknown): string {
  const text = JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function seedFiles(): string {
  const files = readPackageFiles(SHIPPED_SEEDS, modules);
  return hash(
    files.map(({ name, files: content, large }) => [
      name,
      [...content].filter(([file]) => file.endsWith('.csv')).map(([file, text]) => [file, text.toString('utf8')]),
      [...large.values()].map((path) => readFileSync(path!, 'utf8')),
    ]),
  );
}

function differing(before: Record<string, string>, now: Record<string, string>): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(now)])]
    .filter((name) => before[name] !== now[name])
    .sort();
}

const RECORD = 'RECORD_MAPPING=yes npm test -- test/packages/mapping.test.ts';

/** What to do about a mapping that is not the recorded one; null when there is nothing to do. */
function adviceFor(golden: Golden, now: Golden): string | null {
  const synthetic = differing(golden.synthetic, now.synthetic);
  const seeds = golden.seedFiles === now.seedFiles ? differing(golden.seeds, now.seeds) : [];
  const changed = [...new Set([...synthetic, ...seeds])].sort();
  if (changed.length > 0 && golden.version === now.version) {
    const bulk = changed.filter((name) => RESOURCES.some((resource) => resource.bulk && resource.name === name));
    const migrate =
      bulk.length > 0 ? ` The rows of ${bulk.join(', ')} are not stored as files: migrate their table too.` : '';
    return `Rows of ${changed.join(', ')} are checked or mapped in another way. Raise MAPPING_VERSION in src/packages/load/mapping-version.ts to ${golden.version + 1}, so that stores map their packages again, then run: ${RECORD}.${migrate}`;
  }
  if (JSON.stringify(golden) === JSON.stringify(now)) return null;
  return golden.version === now.version
    ? `The packages of the release have other rows. MAPPING_VERSION may stay as it is; run: ${RECORD}.`
    : `MAPPING_VERSION is ${now.version} and the recorded mapping that of version ${golden.version}; run: ${RECORD}.`;
}

describe('the mapping of rows of packages to rows of tables', () => {
  const now: Golden = {
    version: MAPPING_VERSION,
    synthetic: Object.fromEntries(RESOURCES.map((resource) => [resource.name, mappedSynthetic(resource)])),
    seedFiles: seedFiles(),
    seeds: mappedSeeds(),
  };
  const golden = JSON.parse(readFileSync(GOLDEN, 'utf8')) as Golden;

  it('is the one that is recorded for its version', () => {
    const advice = adviceFor(golden, now);
    if (process.env.RECORD_MAPPING !== 'yes' || advice?.includes('Raise')) return expect(advice).toBeNull();
    writeFileSync(GOLDEN, `${JSON.stringify(now, null, 2)}\n`);
  });

  it('has to get another version when it changes', () => {
    const other = {
      ...now,
      synthetic: { ...now.synthetic, roles: 'other' },
      seeds: { ...now.seeds, measurements: 'other' },
    };
    expect(adviceFor(other, now)).toMatch(
      `Rows of measurements, roles are checked or mapped in another way. Raise MAPPING_VERSION in src/packages/load/mapping-version.ts to ${MAPPING_VERSION + 1}`,
    );
    expect(adviceFor(other, now)).toContain('migrate their table too');
    expect(adviceFor({ ...other, version: MAPPING_VERSION - 1 }, now)).toMatch(/^MAPPING_VERSION is/);
  });

  it('keeps its version when the packages of the release change', () => {
    const other = { ...now, seedFiles: 'other', seeds: { ...now.seeds, measurements: 'other' } };
    expect(adviceFor(other, now)).toMatch(/^The packages of the release have other rows. MAPPING_VERSION may stay/);
  });

  /** The rows of a synthetic file that pass the checks. */
  function soundRows(resource: PackageResource): SourceRow[] {
    const place = { package: 'een-slug', document: 'een-slug', file: `${resource.name}.csv`, resource };
    const { rows } = checkFile(place, Buffer.from(syntheticFile(resource)), PLAIN_FORMAT);
    return rows.filter((row) => row.sound);
  }

  it.each(modules)('fills the tables of $name by its own resources, and no others', ({ entities, resources }) => {
    const rows = resources.flatMap(soundRows).flatMap(({ resource, row }) => resource.toTables(row));
    const tables = entities.map((entity) => entity.init().meta);
    const own = tables.filter(({ properties }) => PACKAGE in properties).map(({ tableName }) => tableName);
    expect([...new Set(rows.map(({ table }) => table))].sort()).toEqual(
      own.filter((name) => !OF_ALL_ROWS.includes(name)).sort(),
    );
  });

  it('is tried on rows of every resource that can be mapped', () => {
    for (const resource of RESOURCES) {
      const sound = soundRows(resource);
      expect([resource.name, sound.length > 0]).toEqual([resource.name, true]);
      for (const row of sound) expect(() => resource.toTables(row.row)).not.toThrow();
    }
  });
});
