import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parsePeriod, PERIOD_FORMS } from '../../contract/period.js';
import { SourceError } from '../../contract/source.js';
import { nearest } from '../../contract/text.js';
import { SLUG_PATTERN } from '../../packages/format/cell-format.js';
import { manyProblems } from '../errors.js';

/**
 * Reads a mapping file (JSON).
 * @throws SourceError that names the file, and for each problem its path in the file, the value and what would be right
 */
export function readMapping<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> {
  const read = schema.safeParse(parse(path), { reportInput: true });
  if (read.success) return read.data;
  throw manyProblems(`The mapping ${path} is invalid:`, read.error.issues.flatMap(describe));
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

/**
 * Of several alternatives, the problems of the one that fits best; of those that fit equally well, what each would be.
 */
function describeChoice(issue: Extract<Issue, { code: 'invalid_union' }>): string[] {
  const least = Math.min(...issue.errors.map((problems) => problems.length));
  const closest = issue.errors.filter((problems) => problems.length === least);
  if (closest.length === 1)
    return closest[0]!.flatMap((one) => describe({ ...one, path: [...issue.path, ...one.path] }));
  return [
    `${place(issue.path)}: ${shown(issue.input)} ` +
      `${[...new Set(closest.map(([first]) => first!.message))].join(', or ')}.`,
  ];
}

/** `indicators[0].unit`. */
function place(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the file';
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${String(step)}`))
    .join('');
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

/** A non-empty text. */
export const text = z.string('must be a text in quotes').refine((value) => value.trim() !== '', 'must not be empty');

export const slug = z
  .string('must be a slug in quotes')
  .regex(
    new RegExp(`^${SLUG_PATTERN}$`),
    'must be a slug: lower case letters without accents, digits and single hyphens',
  );

/** Name of a table of CBS, such as `85615NED` or `70072ned`. */
export const tableName = z
  .string('must be the name of a table in quotes')
  .regex(/^[A-Za-z0-9]{4,20}$/, 'must be the name of a table: letters and digits, such as 85615NED');

export const period = z
  .string('must be a period in quotes')
  .refine((code) => parsePeriod(code) !== null, `must be a period: ${PERIOD_FORMS}`);

/** A number as text: JSON numbers would lose precision. */
export const decimal = z
  .string('must be a number in quotes, such as "1000"')
  .regex(/^-?\d+(\.\d+)?$/, 'must be a number with a point, such as "1000" or "0.01"');

/** A day, `YYYY-MM-DD`. */
export const day = z.iso.date('must be a day, YYYY-MM-DD');

/** An object of a mapping with these fields and no others, so that a misspelt field is not ignored. */
export function part<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code === 'invalid_type') return `must be an object with ${known.join(', ')}`;
      if (issue.code !== 'unrecognized_keys') return undefined;
      return (issue as unknown as { keys: string[] }).keys.map((key) => unknownField(key, known)).join(' ');
    },
  });
}

function unknownField(key: string, known: readonly string[]): string {
  const near = nearest(key, known);
  return (
    `has an unknown field "${key}". ` +
    `${near.length > 0 ? `Did you mean ${near.join(', ')}?` : `Fields here are ${known.join(', ')}.`}`
  );
}
