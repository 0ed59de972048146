import { text } from '../../contract/package-row.js';
import { noteColumns } from '../../contract/words.js';
import type { SourceRow } from '../check/source-row.js';
import type { PlannedTables } from './planned-tables.js';
import type { Values } from './table-shape.js';

interface Citation {
  values: Values & { fact: string; document: string };
  /** The notes in Dutch, each with its English where a row gives it. */
  notes: Map<string, string | null>;
  origin: SourceRow;
}

/** Collects where facts were read. A place that several rows cite for one fact is one citation, with all notes. */
export class PlannedCitations {
  readonly #citations = new Map<string, Citation>();
  readonly #factsOf = new Map<string, Set<string>>();
  readonly #cited = new Set<string>();

  /** Cites every locator of a row for a fact. Rows of reference packages have no document to cite. */
  cite(fact: string, source: SourceRow): void {
    const { document, locators } = source.row;
    if (document === null) return;
    for (const locator of locators) {
      const key = JSON.stringify([fact, document, locator]);
      const citation = this.#citations.get(key) ?? {
        values: { fact, document, locator },
        notes: new Map(),
        origin: source,
      };
      const note = noteOf(source);
      if (note !== null) citation.notes.set(note, text(source.row, 'note_en') ?? citation.notes.get(note) ?? null);
      this.#citations.set(key, citation);
      this.#cited.add(fact);
      this.#count(document, fact);
    }
  }

  /** Counts a row that keeps its own citation as one more fact of its document. */
  countInline(source: SourceRow): void {
    if (source.row.document !== null) this.#count(source.row.document, `${source.file} ${source.line}`);
  }

  isCited(fact: string): boolean {
    return this.#cited.has(fact);
  }

  /** How many facts were read in a document. */
  factsOf(document: string): number {
    return this.#factsOf.get(document)?.size ?? 0;
  }

  addTo(tables: PlannedTables): void {
    for (const { values, notes, origin } of this.#citations.values()) {
      const all = [...notes].map(([nl, en]) => ({ nl, en }));
      tables.add('citation', { ...values, ...noteColumns(all) }, origin);
    }
  }

  #count(document: string, fact: string): void {
    const facts = this.#factsOf.get(document);
    if (facts) facts.add(fact);
    else this.#factsOf.set(document, new Set([fact]));
  }
}

/** The note of a row goes with its citation unless it is personal data or the row's own table keeps it. */
function noteOf({ resource, row }: SourceRow): string | null {
  const note = text(row, 'note');
  if (note === null || resource.sensitive) return null;
  return !resource.mergeable && resource.toTables(row).some(({ values }) => values.note === note) ? null : note;
}
