import { type GraphQLSchema, isEnumType } from 'graphql';
import type { ExportColumn, ObservationTable } from '../contract/export-table.js';
import type { FormatDeclaration } from '../contract/format.js';
import type { CitedDocument } from './cited-documents.js';
import type { ExportDescription } from './describe-export.js';
import type { ExportRun } from './export-run.js';

/** The export that a format writes. */
export interface ExportFile {
  run: ExportRun;
  about: ExportDescription;
  schema: GraphQLSchema;
}

/** The chunks of a file, produced on demand. */
export type Pieces = AsyncGenerator<Uint8Array | string>;

/** A format: what it declares, and how it writes an export. */
export interface FileFormat extends FormatDeclaration {
  /** The header `Content-Type`. */
  mediaType: string;
  /** Whether responses are compressed: text shrinks, compressed files do not. */
  compressible: boolean;
  /**
   * Its entries in the lists that DCAT catalogues use: IANA media type, file type of the EU
   * (https://publications.europa.eu/resource/authority/file-type; `TXT` where none fits), and the standard that it
   * follows.
   */
  dcat: { mediaType: string; fileType: string; standard: string };
  /**
   * Begins the file; nothing of it is sent before this returns.
   * @throws ExportProblem when the selection does not fit the format
   */
  open(file: ExportFile): Promise<Pieces> | Pieces;
}

/** A value of an enumeration, with its meaning. */
interface Code {
  value: string;
  label: string;
}

/** The codes of a column, as the schema describes them; null for a column without codes. */
export function codesOf(schema: GraphQLSchema, { name, codes }: ExportColumn): Code[] | null {
  if (codes === undefined) return null;
  const type = schema.getType(codes);
  if (!isEnumType(type))
    throw new Error(`The column ${name} has the enumeration ${codes}, which is not in the schema.`);
  return type.getValues().map((value) => ({ value: value.name, label: value.description ?? value.name }));
}

/** The documents in which the rows of a file were read. */
export async function documentsOf({
  run,
}: ExportFile): Promise<{ documents: CitedDocument[]; unlistedPlaces: number }> {
  const places = await run.citations();
  return { documents: await places.documents(run.context), unlistedPlaces: places.unlisted };
}

/** How the rows of a run are observations, for a format that is for observations only. */
export function observationsOf({ table: { name, observations } }: ExportRun): ObservationTable {
  if (!observations) throw new Error(`The rows of ${name} are not observations.`);
  return observations;
}
