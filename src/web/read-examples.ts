import { readdirSync, readFileSync } from 'node:fs';
import { type Example, parseExample } from './example.js';
import { PACKAGE_ROOT } from './package-root.js';

const FOLDER = new URL('src/web/examples/', PACKAGE_ROOT);

/** The example queries, in the order of their file names, which begin with a number. */
export function readExamples(): Example[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => parseExample(file.slice(0, -'.graphql'.length), readFileSync(new URL(file, FOLDER), 'utf8')));
}
