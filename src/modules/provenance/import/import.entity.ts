import { defineEntity, p } from '@mikro-orm/core';

/** What an import did to one package: the audit trail. Rows are added and never changed. */
export const DataImportEntity = defineEntity({
  name: 'DataImport',
  tableName: 'data_import',
  properties: {
    number: p.integer().primary(),
    package_name: p.text(),
    status: p.text(),
    sha256: p.text(),
    imported_at: p.text(),
    imported_by: p.text(),
    via: p.text(),
    added: p.integer(),
    revised: p.integer(),
    withdrawn: p.integer(),
    data_version: p.text().comment('The data version that readers saw after it.'),
  },
});

/**
 * The files of loaded packages, except those of figures, whose rows their table holds whole: facts that several
 * packages describe are merged again from all of them. May hold names of people.
 */
export const PackageFileEntity = defineEntity({
  name: 'PackageFile',
  tableName: 'package_file',
  properties: { package_name: p.text().primary(), name: p.text().primary(), content: p.blob() },
});
