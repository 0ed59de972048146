import type { GraphQLSchema } from 'graphql';
import type { ExportFormat } from '../shared/export-format.js';
import type { About } from './about.js';
import type { CitedDocument } from './cited-documents.js';
import type { ExportRun } from './export-run.js';

/** A file that is to be made. */
export interface ExportFile {
  run: ExportRun;
  about: About;
  schema: GraphQLSchema;
}

/** Pieces of a file, made as they are asked for. */
export type Pieces = AsyncGenerator<Uint8Array | string>;

/** How a selection becomes a file. */
export interface FileFormat {
  format: ExportFormat;
  mediaType: string;
  /** Whether it shrinks: text does, what is compressed already does not. */
  compressible: boolean;
  /**
   * Begins the file; nothing of it has been sent before this returns.
   * @throws ExportProblem when the selection cannot be such a file
   */
  open(file: ExportFile): Promise<Pieces> | Pieces;
}

/** The documents that a file's rows were read in. */
export async function documentsOf({ run }: ExportFile): Promise<{ documents: CitedDocument[]; unlistedPlaces: number }> {
  const places = await run.citations();
  return { documents: await places.documents(run.context), unlistedPlaces: places.unlisted };
}
