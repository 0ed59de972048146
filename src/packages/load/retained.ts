import { groupBy } from '../../contract/collections.js';
import type { GraphModule } from '../../contract/module.js';
import { nodeId, splitNodeId } from '../../contract/node-id.js';
import type { PackageCheck } from '../check/check-package.js';
import { referencesOf } from '../check/check-references.js';
import { citedBy, factOf, namedBy, type SourceRow } from '../check/source-row.js';
import type { KeptFacts } from '../merge/planned-tables.js';
import { largeResources, PACKAGE } from '../merge/table-shape.js';
import type { Database } from './database.js';

/**
 * What outdated packages refer to and the release no longer describes: its earlier rows, as rows of the packages that
 * need them, so that those are served whole.
 */
export function retainedRows(
  checks: readonly PackageCheck[],
  replaced: readonly PackageCheck[],
  outdated: { has(name: string): boolean },
  neededByFigures: ReadonlyMap<string, ReadonlySet<string>>,
): SourceRow[] {
  const described = new Set(checks.flatMap(({ checked }) => checked.rows).map((row) => factOf(row)?.id));
  const earlier = groupBy(
    replaced.flatMap(({ checked }) => checked.rows),
    (row) => factOf(row)?.id,
  );
  const retained: SourceRow[] = [];
  for (const { checked } of checks.filter((check) => outdated.has(check.checked.name))) {
    const needed = [...checked.rows.flatMap(idsIn), ...(neededByFigures.get(checked.name) ?? [])];
    for (let id = needed.pop(); id !== undefined; id = needed.pop()) {
      if (described.has(id)) continue;
      described.add(id);
      const rows = (earlier.get(id) ?? []).map((row): SourceRow => ({ ...row, package: checked.name, retained: true }));
      retained.push(...rows);
      needed.push(...rows.flatMap(idsIn));
    }
  }
  return retained;
}

/** The ids of all entities that a row needs, its document included. */
function idsIn(source: SourceRow): string[] {
  const { document } = source.row;
  return [
    ...referencesOf(source).map(({ id }) => id),
    ...[citedBy(source), namedBy(source), document === null ? null : nodeId('document', document)],
  ].filter((id) => id !== null);
}

/** The facts in the store of packages that may be outdated, with the package of each. */
export async function storedFactsOf(db: Database, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const rows = await db.selectFrom('fact').select(['id', PACKAGE]).where(PACKAGE, 'in', names).execute();
  return new Map(rows.map((row) => [row.id as string, row[PACKAGE] as string]));
}

/** The facts in the store that outdated packages describe or cite. */
export async function keptFactsOf(
  db: Database,
  names: readonly string[],
  unreadPackages: ReadonlySet<string>,
): Promise<KeptFacts> {
  const facts = { all: new Set<string>(), unread: new Set<string>(), unreadPackages };
  if (names.length === 0) return facts;
  const described = db.selectFrom('fact').select(['id', PACKAGE]).where(PACKAGE, 'in', names);
  const cited = db.selectFrom('citation').select(['fact as id', PACKAGE]).where(PACKAGE, 'in', names);
  for (const row of await described.union(cited).execute()) {
    facts.all.add(row.id as string);
    if (unreadPackages.has(row[PACKAGE] as string)) facts.unread.add(row.id as string);
  }
  return facts;
}

/** What figures in the store are about, of the entities with these ids: by package. */
export async function figuresAbout(
  db: Database,
  modules: readonly GraphModule[],
  ids: readonly string[],
): Promise<{ package: string; resource: string; column: string; kind: string; key: string; rows: number }[]> {
  const gone = ids.map((id) => splitNodeId(id));
  const found = [];
  for (const { name, bulk, fields } of largeResources(modules)) {
    for (const field of fields) {
      const keys = gone.filter(({ kind }) => kind === field.refersTo).map(({ key }) => key);
      if (keys.length === 0) continue;
      const rows = await db
        .selectFrom(bulk.table)
        .select([PACKAGE, field.name, (eb) => eb.fn.countAll().as('rows')])
        .where(field.name, 'in', keys)
        .groupBy([PACKAGE, field.name])
        .orderBy(PACKAGE)
        .execute();
      for (const row of rows)
        found.push({
          package: row[PACKAGE] as string,
          resource: name,
          column: field.name,
          kind: field.refersTo!,
          key: String(row[field.name]),
          rows: Number(row.rows),
        });
    }
  }
  return found;
}
