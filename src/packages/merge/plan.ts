import { createHash } from 'node:crypto';
import { nodeId, splitNodeId } from '../../contract/node-id.js';
import type { PackageRow, TableRow } from '../../contract/package-row.js';
import type { CheckedPackage } from '../check/check-package.js';
import type { Finding } from '../check/finding.js';
import { citedBy, factOf, findingAt, namedBy, type SourceRow } from '../check/source-row.js';
import { textRows } from './document-texts.js';
import type { MergedRow } from './merge-rows.js';
import { PlannedCitations } from './plan-citations.js';
import { type Contributions, PlannedTables } from './planned-tables.js';
import type { TableShape } from './table-shape.js';

/** What the store should hold of packages. */
export interface Plan {
  tables: PlannedTables;
  /** How many facts each package describes. */
  factsByPackage: ReadonlyMap<string, number>;
  /** The ids that the search index has. */
  searchable: ReadonlySet<string>;
}

/**
 * Turns checked packages, in the order in which their texts count, into rows of tables.
 * @param merged their rows
 * @param options.figures how many rows each package has in large tables, which are not planned
 */
export function planOf(
  packages: readonly CheckedPackage[],
  merged: readonly MergedRow[],
  shapes: ReadonlyMap<string, TableShape>,
  { figures = new Map(), ...contributions }: Contributions & { figures?: ReadonlyMap<string, number> } = {},
): { plan: Plan; findings: Finding[] } {
  const planner = new Planner(new PlannedTables(shapes, contributions));
  for (const entity of merged) planner.add(entity);
  const findings = planner.finish(packages, figures);
  return { plan: planner, findings };
}

class Planner implements Plan {
  readonly factsByPackage = new Map<string, number>();
  readonly searchable = new Set<string>();
  readonly #citations = new PlannedCitations();
  /** The rows about each fact. */
  readonly #about = new Map<string, SourceRow[]>();

  constructor(readonly tables: PlannedTables) {}

  add({ row, parts }: MergedRow): void {
    const [origin] = parts;
    const { resource } = origin;
    const entity: SourceRow = { ...origin, row };
    for (const { table, values } of this.#tableRows(entity)) this.tables.add(table, values, origin, parts);
    if (resource.inlineCitations) {
      increment(this.factsByPackage, origin.package);
      this.#citations.countInline(origin);
    } else {
      this.#addFact(entity, parts);
    }
    for (const part of parts) {
      const cited = citedBy(part);
      if (cited !== null) this.#citations.cite(cited, part);
      this.#remember(
        part,
        factOf(entity)?.id ?? cited ?? (part.row.document === null ? null : nodeId('document', part.row.document)),
      );
      // A withdrawal is a change of its own, which leaves the figure as it was read.
      if (resource.name !== 'withdrawals') this.#remember(part, namedBy(part));
    }
  }

  /** A row of an outdated package may lack what its resource requires: what it became is in the store. */
  #tableRows(entity: SourceRow): TableRow[] {
    try {
      return entity.resource.toTables(entity.row);
    } catch (cause) {
      if (this.tables.isOutdated(entity)) return [];
      throw cause;
    }
  }

  /**
   * A row belongs to the entity that it describes or adds to, or else to its document, and to the fact that it is
   * about. Names of people are left out.
   */
  #remember(source: SourceRow, about: string | null): void {
    if (about === null || source.resource.sensitive) return;
    const rows = this.#about.get(about);
    if (rows) rows.push(source);
    else this.#about.set(about, [source]);
  }

  #addFact(entity: SourceRow, parts: readonly SourceRow[]): void {
    const fact = factOf(entity);
    if (!fact) return;
    const { id, nameNl, nameEn = null, text = [], searchable = true } = fact;
    const others = parts.flatMap(textsToFind).filter((other) => other !== nameNl && other !== nameEn);
    const words = [...new Set([...text, ...others])].filter((part) => part !== null && part !== '').join(' ');
    this.tables.add(
      'fact',
      { id, kind: splitNodeId(id).kind, name_nl: nameNl, name_en: nameEn, search_text: words || null, content: '' },
      entity,
      parts,
    );
    increment(this.factsByPackage, entity.package);
    if (searchable) this.searchable.add(id);
    for (const part of parts) {
      this.#citations.cite(id, part);
      for (const values of textRows(id, part)) this.tables.add('document_text', values, part);
    }
  }

  /** Adds the rows that depend on all others. */
  finish(packages: readonly CheckedPackage[], figures: ReadonlyMap<string, number>): Finding[] {
    this.#citations.addTo(this.tables);
    for (const planned of this.tables.rowsOf('fact').values()) {
      const id = String(planned.values.id);
      const rows = this.#about.get(id) ?? [];
      planned.values.content = checksum(rows);
      if (this.tables.kept.all.has(id) || rows.some((source) => this.tables.isOutdated(source)))
        planned.keeps ??= 'content';
    }
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
    // A document is where facts are read; it needs no citation itself.
    return [...this.tables.rowsOf('fact').values()]
      .filter(
        ({ values, origin }) =>
          origin.row.document !== null && values.kind !== 'document' && !this.#citations.isCited(String(values.id)),
      )
      .map(({ origin }) =>
        findingAt(origin, {
          column: 'locator',
          rule: 'citation',
          message: 'No row gives the place in the document where this was read.',
        }),
      );
  }
}

/** The texts of a row that its entity is found by, also where the graph shows those of another document. */
function textsToFind(source: SourceRow): (string | null)[] {
  const fact = factOf(source);
  return fact ? [...(fact.text ?? []), fact.nameNl, fact.nameEn ?? null] : [];
}

function increment(counts: Map<string, number>, key: string, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

/** Long enough to distinguish two contents of one fact; the order of the packages does not matter. */
function checksum(rows: readonly SourceRow[]): string {
  const texts = rows.map(({ package: name, resource, row }) =>
    JSON.stringify([name, resource.name, filled(row.cells)]),
  );
  return createHash('sha256').update(texts.sort().join('\n')).digest('hex').slice(0, 16);
}

/** Without empty cells: a column that a new release adds must not make every fact look revised. */
function filled(cells: PackageRow['cells']): PackageRow['cells'] {
  return Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== null));
}
