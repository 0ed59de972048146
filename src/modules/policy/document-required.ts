import type { PackageRow } from '../../contract/package-row.js';

/** Rows that cite inline need a document to cite. */
export const documentRequired = (row: PackageRow): string | null =>
  row.document === null
    ? 'is in a package without a document: move it to the package of the document that states it'
    : null;
