import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { modules } from '../../src/modules/index.js';
import type { Store } from '../../src/store/open-store.js';
import { importOthers } from './import-others.js';

/** A folder with a package of names of people, none of whom exists, for every role that a person holds. */
export const NAMES_FOLDER = 'test/fixtures/names';

/** A row of the package. */
export interface Named {
  role: string;
  name: string;
}

export const NAMES = parse(readFileSync(`${NAMES_FOLDER}/namen-voorbeeld/persons.csv`), { columns: true }) as Named[];

/** Imports the package of names into a store that holds the release. */
export async function addNames(store: Store): Promise<void> {
  await importOthers(store, modules, NAMES_FOLDER);
}
