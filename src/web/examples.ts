import { readdirSync, readFileSync } from 'node:fs';
import { PACKAGE_ROOT } from './package-root.js';

/** Whom an example is for. */
export const AUDIENCES = {
  dashboard: 'Dashboards',
  researcher: 'Researchers',
  'partner-region': 'Partner regions',
} as const;

export type Audience = keyof typeof AUDIENCES;

/** A query that is ready to run. */
export interface Example {
  /** Its file's name without `.graphql`; its address is `/?example=<slug>`. */
  slug: string;
  name: string;
  audience: Audience;
  description: string;
  /** What is put in the editor: the file without its first lines. */
  query: string;
}

function comment(text: string, label: string): string | undefined {
  return new RegExp(`^# ${label}: (.+)$`, 'm').exec(text)?.[1]?.trim();
}

/**
 * Reads an example from its file: `# name:`, `# audience:` and `# description:` in its first lines, then the query.
 * @throws Error that names the file when one of them is missing
 */
export function parseExample(slug: string, text: string): Example {
  const [name, audience, description] = ['name', 'audience', 'description'].map((label) => comment(text, label));
  if (!name || !description || !audience || !(audience in AUDIENCES)) {
    throw new Error(
      `src/web/examples/${slug}.graphql must begin with # name:, # audience: (${Object.keys(AUDIENCES).join(', ')}) and # description:.`,
    );
  }
  const query = text.replace(/^# (name|audience|description): .*\n/gm, '');
  return { slug, name, audience: audience as Audience, description, query };
}

const FOLDER = new URL('src/web/examples/', PACKAGE_ROOT);

/** The example queries, in the order of their file names, which begin with a number. */
export function readExamples(): Example[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => parseExample(file.slice(0, -'.graphql'.length), readFileSync(new URL(file, FOLDER), 'utf8')));
}
