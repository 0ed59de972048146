/**
 * The version of the way in which rows of packages are checked and become rows of tables. A store with packages of
 * another version reads them again at the next start. `test/packages/mapping.test.ts` fails when the mapping changes
 * and this number does not.
 */
export const MAPPING_VERSION = 4;

/** The first version of the mapping whose `fact.content` is computed as it is now. */
export const CONTENT_SINCE = 1;
