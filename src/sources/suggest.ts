import { nearest } from '../contract/text.js';

/** What to write for an unknown code: near ones, else the first of those that exist; nothing where none do. */
export function suggestion(unknown: string, known: Iterable<string>): string {
  const all = [...known];
  if (all.length === 0) return '';
  const near = nearest(unknown, all);
  if (near.length > 0) return `Did you mean ${near.join(', ')}?`;
  return `It has ${all.slice(0, 12).join(', ')}${all.length > 12 ? ` and ${all.length - 12} more` : ''}.`;
}
