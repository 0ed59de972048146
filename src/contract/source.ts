import type { z } from 'zod';
import type { Cell } from './package-row.js';

/** Where a pull reports its progress; the command line shows it. */
export interface Reporter {
  /** Begins a phase; `total` is its number of steps where that is known. */
  start(label: string, total?: number | null): void;
  advance(steps?: number): void;
  note(text: string): void;
}

export const SILENT: Reporter = { start: () => undefined, advance: () => undefined, note: () => undefined };

/** A source cannot be read as requested; the message names what was requested, what is wrong with it and what to do. */
export class SourceError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SourceError';
  }
}

/** A client for the HTTP interface of a source. */
export interface JsonClient {
  /** @throws SourceError that names the address and what to do */
  getJson(url: string): Promise<{ text: string; json: unknown }>;
}

/** What a look at a source needs. */
export interface SourceRequest {
  /** The table or file, as the command line names it. */
  subject: string;
  client: JsonClient;
  /** Address of the service; empty for a source that reads files. */
  baseUrl: string;
}

/** What a pull needs. */
export interface PullRequest<Mapping> extends SourceRequest {
  mapping: Mapping;
  /** Name of the package, and slug of its document. */
  packageName: string;
  /** Where pages are stored until the package is complete, so that an interrupted pull resumes. */
  pagesFolder: string;
  progress: Reporter;
}

/** The cells of one row, by column. */
export type SourceCells = Record<string, Cell | undefined>;

/** A row of the package, with the name of its resource. */
export type SourceRow = readonly [resource: string, cells: SourceCells];

/** What a source reports after its last row. */
export interface PullSummary {
  title: string;
  licenses: readonly object[];
  sources: readonly object[];
  /** What the reader should know, such as how many cells have no value. */
  warnings: readonly string[];
}

/** A command line option whose value replaces a field of the mapping. */
export interface MappingOption {
  /** The field, and the option's name. */
  field: string;
  description: string;
  parse(text: string): unknown;
}

/**
 * A publisher's format that `jeugdgraaf pull NAME` turns into a data package. It validates the whole mapping against
 * the source before it yields the first row: nothing is written while anything is unexplained.
 */
// biome-ignore lint/suspicious/noExplicitAny: only each source itself knows its mapping
export interface Source<Mapping = any> {
  /** Its name on the command line and in the field `source` of a mapping. */
  name: string;
  description: string;
  /** The argument that names the table or file to pull. */
  subject: { name: string; description: string };
  /** Shown below the help: examples, and what to know before the first pull. */
  help: string;
  /** The setting with the address of the service; absent for a source that reads files. */
  server?: { setting: string; configKey: 'cbsOdata4Url' | 'cbsOdata3Url' };
  options?: readonly MappingOption[];
  mapping: z.ZodType<Mapping>;
  /** Lists what the subject contains, as text. @param find only entries that contain this text */
  list?(request: SourceRequest, find: string | null): Promise<string>;
  /** A draft of a mapping, as JSON, for the user to review. */
  suggest?(request: SourceRequest, find: string | null): Promise<string>;
  /** The rows of the package, its document first. @throws SourceError that names everything that does not fit */
  pull(request: PullRequest<Mapping>): AsyncGenerator<SourceRow, PullSummary>;
}
