import { buildSchema, findBreakingChanges } from 'graphql';

/** A change that can break an existing query. */
export interface Break {
  /** The schema coordinate, as announcements write it: `Area`, `Area.name`, `AreaKind.REGION`. */
  coordinate: string;
  description: string;
}

/** graphql-js describes a change in a sentence only, so the names are extracted from it. */
function coordinateOf(description: string): string {
  const member = /^(?:A required field )?(\w+)(?: was removed from (?:enum|union) type| on input type) (\w+)/.exec(
    description,
  );
  if (member) return `${member[2]}.${member[1]}`;
  const required = /^A required arg \w+ on (\w+\.\w+)/.exec(description);
  if (required) return required[1]!;
  return /^(?:Standard scalar )?@?(\w+(?:\.\w+)?)/.exec(description)?.[1] ?? description;
}

/** The breaking changes between two schemas. */
export function breakingChanges(oldSdl: string, newSdl: string): Break[] {
  return findBreakingChanges(buildSchema(oldSdl), buildSchema(newSdl)).map(({ description }) => ({
    coordinate: coordinateOf(description),
    description,
  }));
}

/** The lines of the changelog's section Unreleased that start with `BREAKING:`, with or without a list marker. */
function announcements(changelog: string): string[] {
  const unreleased = /^## \[?Unreleased\]?.*$([\s\S]*?)(?=^## |(?![\s\S]))/im.exec(changelog)?.[1] ?? '';
  return unreleased
    .split('\n')
    .map((line) => line.replace(/^[-*\s]+/, ''))
    .filter((line) => line.startsWith('BREAKING:'));
}

/** The breaking changes that the changelog does not announce. */
export function unannounced(breaks: readonly Break[], changelog: string): Break[] {
  const announced = announcements(changelog);
  return breaks.filter(({ coordinate }) => {
    const named = new RegExp(`(?<![\\w.])${coordinate.replace('.', '\\.')}(?![\\w])(?!\\.\\w)`);
    return !announced.some((line) => named.test(line));
  });
}
