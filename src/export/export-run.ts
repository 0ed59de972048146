import { setImmediate as turn } from 'node:timers/promises';
import type { ExportArguments } from '../contract/export-address.js';
import type { ExportCell, ExportColumn, ExportRow, ExportSelection, ExportTable } from '../contract/export-table.js';
import { type EntityKind, RequestContext, type Warning } from '../contract/request-context.js';
import { CitedPlaces } from './cited-documents.js';
import { ExportProblem } from './export-problem.js';
import { ENGLISH, inEnglish } from './in-english.js';
import { countOf, keysetBatches } from '../store/keyset.js';
import type { Store } from '../store/open-store.js';
import type { Snapshot } from '../store/snapshot.js';
import { DataVersionEntity } from '../modules/provenance/index.js';

/** The data version of a file. */
export interface DataState {
  id: string;
  /** When it was imported, ISO 8601; every timestamp in a file is this one. */
  importedAt: string;
}

/** The newest data version that a context sees; null before the first import. */
export async function dataStateOf(context: RequestContext): Promise<DataState | null> {
  const newest = await context
    .tables(DataVersionEntity)
    .selectFrom('data_version')
    .select(['id', 'imported_at'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest ? { id: newest.id, importedAt: new Date(newest.imported_at).toISOString() } : null;
}

/** Rows of one statement: a little more than a part of a selection has, so that one statement reads it. */
const BATCH = 1_200;

/**
 * Rows of one chunk. Its text, up to a kilobyte a row, must stay well below the 128 KB from which V8 allocates an
 * object in its old space: short-lived objects cost no memory, and with chunks of a thousand rows a workbook took 140
 * MB more.
 */
const PIECE = 50;

/** What an export reads from. */
export interface ExportSource {
  store: Pick<Store, 'snapshot'>;
  entityKinds: ReadonlyMap<string, EntityKind>;
}

function cellOf({ name, type, of }: ExportColumn, row: Record<string, unknown>): ExportCell {
  const value = of ? of(row) : row[name];
  if (value === null || value === undefined) return null;
  if (type === 'number' || type === 'integer') return Number(value);
  return type === 'boolean' ? Boolean(value) : String(value);
}

/**
 * A selection of a table in one state of the data. A format may read it several times; the caller that opens it closes
 * it.
 */
export class ExportRun {
  rowCount = 0;
  #places: Promise<CitedPlaces> | undefined;

  private constructor(
    readonly table: ExportTable,
    readonly args: ExportArguments,
    readonly state: DataState,
    private readonly source: ExportSource,
    private readonly snapshot: Snapshot,
    /** A context for lookups in the same state of the data. */
    readonly context: RequestContext,
    private readonly selection: ExportSelection<object>,
    private readonly signal: AbortSignal,
  ) {}

  /**
   * Takes a snapshot, selects the rows and counts them.
   * @throws ExportProblem when there are no data yet; BadUserInputError when the arguments are invalid
   */
  static async open(
    source: ExportSource,
    table: ExportTable,
    args: ExportArguments,
    signal: AbortSignal,
  ): Promise<ExportRun> {
    const snapshot = await source.store.snapshot();
    try {
      const context = new RequestContext(snapshot.statements, new Set(), source.entityKinds);
      const state = await dataStateOf(context);
      if (!state)
        throw new ExportProblem(
          503,
          'No data',
          'No data has been loaded yet: try again when /health/ready reports that the service is ready.',
        );
      const run = new ExportRun(
        args.lang === ENGLISH ? inEnglish(table) : table,
        args,
        state,
        source,
        snapshot,
        context,
        await table.select(context, args),
        signal,
      );
      run.rowCount = table.readOnce ? (await run.citations()).rows : await run.#count();
      return run;
    } catch (cause) {
      await snapshot.release();
      throw cause;
    }
  }

  /** Warnings about the arguments, such as keys that match nothing. */
  get warnings(): readonly Warning[] {
    return this.context.warnings;
  }

  /** All rows in order, in chunks. Between batches the event loop serves other requests. */
  async *rows(): AsyncGenerator<ExportRow[]> {
    const { columns, complete } = this.table;
    for await (const part of this.#parts()) {
      for await (const batch of keysetBatches<object>(
        this.context.tables<never>(),
        part,
        this.selection.order,
        BATCH,
      )) {
        // Loaders cache what they load: one context for all batches would hold the whole file in memory.
        const context = new RequestContext(this.snapshot.statements, new Set(), this.source.entityKinds);
        const completed = complete ? await complete(context, batch, this.args) : batch;
        await this.#check();
        for (let from = 0; from < completed.length; from += PIECE) {
          yield completed
            .slice(from, from + PIECE)
            .map((row) =>
              Object.fromEntries(
                columns.map((column) => [column.name, cellOf(column, row as Record<string, unknown>)]),
              ),
            );
        }
      }
    }
  }

  /** The places in documents where the rows were read. */
  citations(): Promise<CitedPlaces> {
    this.#places ??= this.#readPlaces();
    return this.#places;
  }

  close(): Promise<void> {
    return this.snapshot.release();
  }

  async #count(): Promise<number> {
    let count = 0;
    for await (const part of this.#parts()) count += await countOf(this.context.tables<never>(), part);
    return count;
  }

  async #readPlaces(): Promise<CitedPlaces> {
    const places = new CitedPlaces();
    const { citations } = this.table;
    if (!citations) return places;
    for await (const part of this.#parts())
      for (const place of await citations(this.context, part).execute()) places.add(place);
    return places;
  }

  async *#parts() {
    for await (const part of this.selection.parts()) {
      await this.#check();
      yield part;
    }
    await this.#check();
  }

  /** Yields to the event loop; throws when the request was aborted or the data changed. */
  async #check(): Promise<void> {
    await turn();
    this.signal.throwIfAborted();
    if (!this.snapshot.lasting && (await dataStateOf(this.context))?.id !== this.state.id) {
      throw new ExportProblem(503, 'Data replaced', 'The data was replaced while the file was written: try again.');
    }
  }
}
