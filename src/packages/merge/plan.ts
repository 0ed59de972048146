import { createHash } from 'node:crypto';
import { nodeId, splitNodeId } from '../../contract/node-id.js';
import type { CheckedPackage } from '../check/check-package.js';
import type { Finding } from '../check/finding.js';
import { citedBy, factOf, findingAt, namedBy, type SourceRow } from '../check/source-row.js';
import type { MergedRow } from './merge-rows.js';
import { PlannedCitations } from './plan-citations.js';
import { PlannedTables } from './planned-tables.js';
import type { TableShape } from './table-shape.js';

/** What the store should hold of the packages. */
export interface Plan {
  tables: PlannedTables;
  /** How many facts each package describes. */
  factsByPackage: ReadonlyMap<string, number>;
  /** The ids that are to be found by searching. */
  searchable: ReadonlySet<string>;
}

/**
 * Turns checked packages, in the order in which their words count, into rows of tables.
 * @param merged their rows
 * @param figures how many rows each package has in large tables, which are not planned
 * @param given the packages that somebody can mend, so that findings stand in those; all when not given
 */
export function planOf(
  packages: readonly CheckedPackage[],
  merged: readonly MergedRow[],
  shapes: ReadonlyMap<string, TableShape>,
  figures: ReadonlyMap<string, number>,
  given: ReadonlySet<string> | null = null,
): { plan: Plan; findings: Finding[] } {
  const planner = new Planner(shapes, given);
  for (const thing of merged) planner.add(thing);
  const findings = planner.finish(packages, figures);
  return { plan: planner, findings };
}

class Planner implements Plan {
  readonly tables: PlannedTables;
  readonly factsByPackage = new Map<string, number>();
  readonly searchable = new Set<string>();
  readonly #citations = new PlannedCitations();
  /** What packages say of each fact. */
  readonly #said = new Map<string, string[]>();

  constructor(shapes: ReadonlyMap<string, TableShape>, given: ReadonlySet<string> | null) {
    this.tables = new PlannedTables(shapes, given);
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
      this.#remember(
        part,
        factOf(thing)?.id ?? cited ?? (part.row.document === null ? null : nodeId('document', part.row.document)),
      );
      // A withdrawal is a change of its own, which leaves the figure as it was read.
      if (resource.name !== 'withdrawals') this.#remember(part, namedBy(part));
    }
  }

  /** What a row says belongs to the thing that it describes or adds to, or else to its document, and to what it is about. Names of people are left out. */
  #remember({ package: name, resource, row }: SourceRow, about: string | null): void {
    if (about === null || resource.sensitive) return;
    const said = this.#said.get(about) ?? [];
    said.push(JSON.stringify([name, resource.name, row.cells]));
    this.#said.set(about, said);
  }

  #addFact(thing: SourceRow, parts: readonly SourceRow[]): void {
    const fact = factOf(thing);
    if (!fact) return;
    const { id, nameNl, nameEn = null, text = [], searchable = true } = fact;
    const words = text.filter((part) => part !== null && part !== '').join(' ');
    this.tables.add(
      'fact',
      { id, kind: splitNodeId(id).kind, name_nl: nameNl, name_en: nameEn, search_text: words || null, content: '' },
      thing,
    );
    increment(this.factsByPackage, thing.package);
    if (searchable) this.searchable.add(id);
    for (const part of parts) this.#citations.cite(id, part);
  }

  /** Adds the rows that count over all others. */
  finish(packages: readonly CheckedPackage[], figures: ReadonlyMap<string, number>): Finding[] {
    this.#citations.addTo(this.tables);
    for (const { values } of this.tables.rowsOf('fact').values())
      values.content = checksum(this.#said.get(String(values.id)) ?? []);
    for (const { name, document, rows } of packages) {
      const count = figures.get(name) ?? 0;
      if (count > 0) increment(this.factsByPackage, name, count);
      const origin = rows.find(({ resource }) => resource.name === 'document');
      if (!document || !origin) continue;
      this.tables.add(
        'document_facts',
        { document: document.slug, facts: this.#citations.factsOf(document.slug) + count },
        origin,
      );
    }
    return [...this.tables.findings, ...this.#uncited()];
  }

  #uncited(): Finding[] {
    // A document is where facts are read; nothing else needs to say that it exists.
    return [...this.tables.rowsOf('fact').values()]
      .filter(
        ({ values, origin }) =>
          origin.row.document !== null && values.kind !== 'document' && !this.#citations.isCited(String(values.id)),
      )
      .map(({ origin }) =>
        findingAt(origin, {
          column: 'locator',
          rule: 'citation',
          message: 'Nothing says where in the document this was read.',
        }),
      );
  }
}

function increment(counts: Map<string, number>, key: string, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

/** Long enough to tell two contents of one fact apart; the order in which packages come does not matter. */
function checksum(said: readonly string[]): string {
  return createHash('sha256')
    .update([...said].sort().join('\n'))
    .digest('hex')
    .slice(0, 16);
}
