import { splitNodeId } from '../shared/node-id.js';
import type { CheckedPackage } from './check-package.js';
import type { Finding } from './finding.js';
import { checkAgreement, type MergedRow, mergeRows } from './merge-rows.js';
import { PlannedCitations } from './plan-citations.js';
import { PlannedTables } from './planned-tables.js';
import { citedBy, factOf, findingAt, type SourceRow } from './source-row.js';
import type { TableShape } from './table-shape.js';

/** What the store should hold of the packages. */
export interface Plan {
  tables: PlannedTables;
  /** How many facts each package describes. */
  factsByPackage: ReadonlyMap<string, number>;
  /** The ids that are to be found by searching. */
  searchable: ReadonlySet<string>;
}

/** Turns checked packages, in the order in which their words count, into rows of tables. */
export function planOf(packages: readonly CheckedPackage[], shapes: ReadonlyMap<string, TableShape>): { plan: Plan; findings: Finding[] } {
  const merged = mergeRows(packages.flatMap(({ rows }) => rows));
  const planner = new Planner(shapes);
  for (const thing of merged) planner.add(thing);
  const findings = [...checkAgreement(merged), ...planner.finish(packages)];
  return { plan: planner, findings };
}

class Planner implements Plan {
  readonly tables: PlannedTables;
  readonly factsByPackage = new Map<string, number>();
  readonly searchable = new Set<string>();
  readonly #citations = new PlannedCitations();

  constructor(shapes: ReadonlyMap<string, TableShape>) {
    this.tables = new PlannedTables(shapes);
  }

  add({ row, parts }: MergedRow): void {
    const [origin] = parts;
    const { resource } = origin;
    const thing: SourceRow = { ...origin, row };
    for (const { table, values } of resource.toTables(row)) this.tables.add(table, values, origin);
    if (resource.inlineCitations) {
      increment(this.factsByPackage, origin.package);
      this.#citations.countInline(origin);
    } else {
      this.#addFact(thing, parts);
    }
    for (const part of parts) {
      const cited = citedBy(part);
      if (cited !== null) this.#citations.cite(cited, part);
    }
  }

  #addFact(thing: SourceRow, parts: readonly SourceRow[]): void {
    const fact = factOf(thing);
    if (!fact) return;
    const { id, nameNl, nameEn = null, text = [], searchable = true } = fact;
    const words = text.filter((part) => part !== null && part !== '').join(' ');
    this.tables.add('fact', { id, kind: splitNodeId(id).kind, name_nl: nameNl, name_en: nameEn, search_text: words || null }, thing);
    increment(this.factsByPackage, thing.package);
    if (searchable) this.searchable.add(id);
    for (const part of parts) this.#citations.cite(id, part);
  }

  /** Adds the rows that count over all others. */
  finish(packages: readonly CheckedPackage[]): Finding[] {
    this.#citations.addTo(this.tables);
    for (const { document, rows } of packages) {
      const origin = rows.find(({ resource }) => resource.name === 'document');
      if (document && origin) this.tables.add('document_facts', { document: document.slug, facts: this.#citations.factsOf(document.slug) }, origin);
    }
    return [...this.tables.findings, ...this.#uncited()];
  }

  #uncited(): Finding[] {
    // A document is where facts are read; nothing else needs to say that it exists.
    return [...this.tables.rowsOf('fact').values()]
      .filter(({ values, origin }) => origin.row.document !== null && values.kind !== 'document' && !this.#citations.isCited(String(values.id)))
      .map(({ origin }) => findingAt(origin, { column: 'locator', rule: 'citation', message: 'Nothing says where in the document this was read.' }));
  }
}

function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
