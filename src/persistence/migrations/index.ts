import { Places0002 } from './0002-places.js';
import { Provenance0001 } from './0001-provenance.js';

/** Every migration, oldest first. A migration that has landed is never changed: a new one follows it. */
export const migrations = [Provenance0001, Places0002].map((migration) => ({
  name: migration.name,
  class: migration,
}));
