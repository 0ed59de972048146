import { defineEntity, p } from '@mikro-orm/core';

/** One import that changed something: the newest row is the version that readers see. */
export const DataVersionEntity = defineEntity({
  name: 'DataVersion',
  tableName: 'data_version',
  properties: { number: p.integer().primary(), id: p.text(), imported_at: p.text(), facts: p.integer() },
});

/** A package as it was last loaded, so that an unchanged one is not loaded again. */
export const LoadedPackageEntity = defineEntity({
  name: 'LoadedPackage',
  tableName: 'loaded_package',
  properties: {
    name: p.text().primary(),
    sha256: p.text(),
    loaded_at: p.text(),
    facts: p.integer(),
    origin: p.text().comment('RELEASE when it came with this program, IMPORT when it was imported.'),
    owner: p
      .text()
      .nullable()
      .comment('Who may replace it over HTTP: the subject of the token that it came with; null when no one may.'),
    mapping: p.integer().comment('The version of the mapping that it was last read by.'),
    outdated: p
      .text()
      .nullable()
      .comment('Why it does not fit this release and is served as it was last loaded; null when it fits.'),
  },
});
