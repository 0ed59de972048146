import { fileURLToPath } from 'node:url';

/** The folder of data packages that this program brings along. */
export const SHIPPED_SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url));
