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
    /** The data version that readers saw after it. */
    data_version: p.text(),
  },
});

/**
 * The files of loaded packages, those of figures apart, whose rows their table holds whole: what the store holds of facts
 * that several packages describe is worked out anew from all of them. May hold names of people.
 */
export const PackageFileEntity = defineEntity({
  name: 'PackageFile',
  tableName: 'package_file',
  properties: { package_name: p.text().primary(), name: p.text().primary(), content: p.blob() },
});

/** A fact that no package states any more, and the data version that it went with. */
export const RemovedFactEntity = defineEntity({
  name: 'RemovedFact',
  tableName: 'removed_fact',
  properties: {
    id: p.text().primary(),
    version: p.integer().primary(),
    kind: p.text(),
    name_nl: p.text().nullable(),
    name_en: p.text().nullable(),
    package_name: p.text(),
  },
});

/** That a document withdraws a figure, from a day on. */
export const WithdrawalEntity = defineEntity({
  name: 'Withdrawal',
  tableName: 'withdrawal',
  properties: {
    fact: p.text().primary(),
    withdrawn_on: p.text(),
    reason_nl: p.text(),
    reason_en: p.text().nullable(),
    document: p.text(),
    locator: p.text(),
    package: p.text(),
    added: p.integer(),
    changed: p.integer(),
  },
});
