import type { Source } from '../contract/source.js';
import { cbs } from './cbs/cbs.source.js';
import { csv } from './csv/csv.source.js';
import { iv3 } from './iv3/iv3.source.js';
import { xlsx } from './xlsx/xlsx.source.js';

export { PoliteClient } from './http/polite-client.js';
export { readMapping } from './mapping/read-mapping.js';
export { type Pulled, pull } from './pull.js';

/** Every source that `jeugdgraaf pull` knows. */
export const sources: readonly Source[] = [cbs, csv, iv3, xlsx];
