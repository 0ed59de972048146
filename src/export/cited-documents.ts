import { loadEntity } from '../store/loaders.js';
import type { CitedPlace } from '../contract/export-table.js';
import type { RequestContext } from '../contract/request-context.js';
import { BETWEEN_PLACES } from '../contract/package-row.js';
import type { DocumentRow } from '../modules/provenance/index.js';

/** A document in which rows of a selection were read. */
export interface CitedDocument {
  slug: string;
  title: string;
  publisher: string | null;
  publishedOn: string;
  kind: string;
  sha256: string;
  /** Number of readings; a row that was read at two places counts twice. */
  readings: number;
  /** The places in it, with the number of readings. */
  places: { locator: string; readings: number }[];
}

/** Places that are listed individually. Documents have dozens; a table with one place per row would exhaust memory. */
const MOST_PLACES = 20_000;

/** Sums up where the rows of a selection were read. */
export class CitedPlaces {
  readonly #documents = new Map<string, { readings: number; places: Map<string, number> }>();
  #places = 0;
  /** Number of rows; a row that was read in several documents counts in each. */
  rows = 0;
  /** Places that are counted in their document but not listed. */
  unlisted = 0;

  add({ document, locator, rows }: CitedPlace): void {
    const cited = this.#documents.get(document) ?? { readings: 0, places: new Map<string, number>() };
    this.#documents.set(document, cited);
    this.rows += Number(rows);
    for (const place of locator.split(BETWEEN_PLACES)) {
      cited.readings += Number(rows);
      // The document as a whole.
      if (place === '') continue;
      const before = cited.places.get(place);
      if (before === undefined && this.#places >= MOST_PLACES) {
        this.unlisted += 1;
        continue;
      }
      if (before === undefined) this.#places += 1;
      cited.places.set(place, (before ?? 0) + Number(rows));
    }
  }

  /** The documents by date and slug, with their metadata. */
  async documents(context: RequestContext): Promise<CitedDocument[]> {
    const all = await Promise.all(
      [...this.#documents].map(async ([slug, { readings, places }]): Promise<CitedDocument> => {
        const row = await loadEntity<DocumentRow>(context, `document/${slug}`);
        const publisher = row?.publisher
          ? await loadEntity<{ id: string; name_nl: string }>(context, `organisation/${row.publisher}`)
          : null;
        return {
          slug,
          title: row?.title ?? slug,
          publisher: publisher?.name_nl ?? null,
          publishedOn: row?.published_on ?? '',
          kind: row?.kind ?? '',
          sha256: row?.sha256 ?? '',
          readings,
          places: [...places]
            .map(([locator, n]) => ({ locator, readings: n }))
            .sort((a, b) => (a.locator < b.locator ? -1 : 1)),
        };
      }),
    );
    return all.sort((a, b) => (`${a.publishedOn} ${a.slug}` < `${b.publishedOn} ${b.slug}` ? -1 : 1));
  }
}
