import { z } from 'zod';
import { nearest } from '../../shared/nearest.js';

/** A part of a mapping file: an object with these fields and no others, so that a misspelt one is not passed over. */
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
  return `has a field "${key}", which means nothing here. ${near.length > 0 ? `Did you mean ${near.join(', ')}?` : `Fields here are ${known.join(', ')}.`}`;
}
