import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { manyProblems, SourceError } from '../source-error.js';

/**
 * Reads a mapping file (JSON).
 * @throws SourceError that names the file, and for each thing that is wrong its path in the file, its value and what would be right
 */
export function readMapping<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> {
  const read = schema.safeParse(parse(path), { reportInput: true });
  if (read.success) return read.data;
  throw manyProblems(`The mapping ${path} is not understood:`, read.error.issues.flatMap(describe));
}

function parse(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new SourceError(`The mapping ${path} cannot be read (${(cause as NodeJS.ErrnoException).code}).`);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new SourceError(`The mapping ${path} is not JSON: ${(cause as Error).message}.`);
  }
}

type Issue = z.core.$ZodIssue;

function describe(issue: Issue): string[] {
  if (issue.code === 'invalid_union' && issue.errors.length > 0) return describeChoice(issue);
  const message = issue.input === undefined && issue.code !== 'unrecognized_keys' ? 'is missing' : issue.message;
  const value = issue.input === undefined || issue.code === 'unrecognized_keys' ? '' : `${shown(issue.input)} `;
  return [`${place(issue.path)}: ${value}${message}${message.endsWith('.') || message.endsWith('?') ? '' : '.'}`];
}

/** Of several ways to write something, the one that is meant is the one that fits best; where none stands out, what each would be. */
function describeChoice(issue: Extract<Issue, { code: 'invalid_union' }>): string[] {
  const least = Math.min(...issue.errors.map((way) => way.length));
  const nearest = issue.errors.filter((way) => way.length === least);
  if (nearest.length === 1) return nearest[0]!.flatMap((one) => describe({ ...one, path: [...issue.path, ...one.path] }));
  return [`${place(issue.path)}: ${shown(issue.input)} ${[...new Set(nearest.map(([first]) => first!.message))].join(', or ')}.`];
}

/** `indicators[0].unit`. */
function place(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the file';
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${String(step)}`)).join('');
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
