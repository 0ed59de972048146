import { readFileSync } from 'node:fs';
import { ROOT } from './root.js';

/** The release, as package.json names it. */
export const { version } = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')) as { version: string };
