import type { Finding, ImportReport } from '../ingest/index.js';
import type { Writer } from './write-permit.js';

/** A package that somebody posted. Plain data: it may be sent to a thread. */
export interface ImportOrder {
  /** The archive. */
  zip: string;
  /** An empty folder to unpack it in. */
  folder: string;
  /** The most bytes that it may have unpacked. */
  unpackedBytes: number;
  writer: Writer;
  /** True to say what would happen and leave the store as it is. */
  dryRun: boolean;
}

/** What became of it. Plain data too: an error that comes from a thread is no longer what it was. */
export type ImportOutcome =
  | { kind: 'done'; report: ImportReport }
  | { kind: 'broken'; findings: readonly Finding[]; count: number }
  | { kind: 'unreadable'; message: string }
  | { kind: 'busy' };

/** Imports posted packages. */
export interface ImportRunner {
  run(order: ImportOrder): Promise<ImportOutcome>;
  /** Gives up what runs; the store is as it was then. */
  close(): Promise<void>;
}
