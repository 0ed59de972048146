import { SourceError } from '../../contract/source.js';
import type { TableVersion } from './page-store.js';

/** A row of a table's metadata. */
export type Row = Readonly<Record<string, unknown>>;

/** A text of the metadata; empty where it has none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The address of a table of a server, whose own address may end in slashes. */
export function tableUrl(baseUrl: string, name: string): string {
  return `${baseUrl.replace(/\/+$/, '')}/${name}`;
}

/** What a table states about its version. */
interface StatedVersion {
  /** When it was last changed, in the time zone of its publisher. */
  modified: string;
  /** Where it states that, for the error. */
  place: string;
  /** Everything that changes with the version. */
  parts: readonly unknown[];
  label: string;
}

/** @throws SourceError when the table does not state when it was last changed */
export function tableVersion(name: string, { modified, place, parts, label }: StatedVersion): TableVersion {
  // The day as it is written: that of another time zone may be another one.
  const modifiedOn = /^\d{4}-\d{2}-\d{2}/.exec(modified)?.[0];
  if (!modifiedOn)
    throw new SourceError(
      `Table ${name} does not state when it was last changed (${place}, Modified), so its versions cannot be ` +
        'distinguished.',
    );
  return { id: JSON.stringify(parts), label, modifiedOn };
}
