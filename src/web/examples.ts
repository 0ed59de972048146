import { readdirSync, readFileSync } from 'node:fs';
import { ROOT } from '../contract/root.js';

export const AUDIENCES = {
  dashboard: 'Front end',
  researcher: 'Researcher',
  'partner-region': 'Partner region',
} as const;

export type Audience = keyof typeof AUDIENCES;

/** A query that is ready to run. */
export interface Example {
  /** The file name without `.graphql`; the example opens at `/?example=<slug>`. */
  slug: string;
  name: string;
  audience: Audience;
  description: string;
  /** The text for the editor: the file without its header. */
  query: string;
}

function comment(text: string, label: string): string | undefined {
  return new RegExp(`^# ${label}: (.+)$`, 'm').exec(text)?.[1]?.trim();
}

/**
 * Parses an example: the header lines `# name:`, `# audience:` and `# description:`, then the query.
 * @throws Error that names the file when one of the header lines is missing
 */
export function parseExample(slug: string, text: string): Example {
  const [name, audience, description] = ['name', 'audience', 'description'].map((label) => comment(text, label));
  if (!name || !description || !audience || !(audience in AUDIENCES)) {
    const audiences = Object.keys(AUDIENCES).join(', ');
    throw new Error(
      `src/web/examples/${slug}.graphql must begin with # name:, # audience: (${audiences}) and # description:.`,
    );
  }
  const query = text.replace(/^# (name|audience|description): .*\n/gm, '');
  return { slug, name, audience: audience as Audience, description, query };
}

/** Examples are read from the sources, also by the built code. */
const FOLDER = new URL('src/web/examples/', ROOT);

/** Reads the examples, ordered by file name, which begins with a number. */
export function readExamples(): Example[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => parseExample(file.slice(0, -'.graphql'.length), readFileSync(new URL(file, FOLDER), 'utf8')));
}
