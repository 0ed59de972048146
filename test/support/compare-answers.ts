import { expect } from 'vitest';
import type { Answer } from './federation.js';

type ReportedError = { message: string; path?: (string | number)[]; locations?: object[]; extensions: object };

const inOrder = (list: unknown[] = []) => [...new Set(list.map((one) => JSON.stringify(one)))].sort();
const errorsIn = ({ body }: Answer) =>
  (body.errors ?? []).map(({ message, path, locations, extensions }: ReportedError) => ({
    message,
    path,
    locations,
    extensions,
  }));

/** Whether a path leads to a null, or through one. */
function isNulled(data: unknown, path: ReportedError['path'] = []): boolean {
  return (
    path.reduce((at, step) => (at === null ? null : (at as Record<string | number, unknown>)[step]), data) === null
  );
}

/**
 * Expects the gateway (`parts`) to answer as the single process (`whole`) does, with fields in the same order. Errors may be
 * in another order, and when several null the same parent, each process may report one or more: GraphQL requires only one
 * ("Handling Field Errors"). Fields that were not executed for that reason may have had warnings.
 */
export function expectAlike(whole: Answer, parts: Answer): void {
  expect(parts.status).toBe(whole.status);
  expect(parts.body.data).toEqual(whole.body.data);
  expect(JSON.stringify(parts.body.data)).toBe(JSON.stringify(whole.body.data));
  const [reported, expected] = [parts, whole].map((answer) => inOrder(errorsIn(answer)));
  expect(reported).toEqual(expect.arrayContaining(expected!));
  expect(
    errorsIn(parts).filter(
      (one: ReportedError) => !expected!.includes(JSON.stringify(one)) && !isNulled(whole.body.data, one.path),
    ),
  ).toEqual([]);
  const [warnings, all] = [parts, whole].map(({ body }) => inOrder(body.extensions?.warnings));
  expect(warnings).toEqual(reported!.length === 0 ? all : expect.arrayContaining(all!));
  // An answer without any subgraph request has no data version.
  expect([whole.headers.get('x-data-version'), null]).toContain(parts.headers.get('x-data-version'));
}

type Path = (string | number)[];

/** The paths at which a partial answer differs from the complete one without an error that explains it. */
export function unexplained(part: { data?: unknown; errors?: { path?: Path }[] }, whole: unknown): string[] {
  const reported = new Set((part.errors ?? []).map(({ path }) => JSON.stringify(path ?? [])));
  const found: string[] = [];
  const compare = (mine: unknown, other: unknown, path: Path): void => {
    if (JSON.stringify(mine) === JSON.stringify(other)) return;
    if (mine === null && reported.has(JSON.stringify(path))) return;
    const alike =
      typeof mine === 'object' &&
      typeof other === 'object' &&
      mine !== null &&
      other !== null &&
      Array.isArray(mine) === Array.isArray(other);
    const keys = alike ? new Set([...Object.keys(mine), ...Object.keys(other)]) : [];
    if (!alike)
      found.push(
        `${path.join('.')} is ${JSON.stringify(mine)?.slice(0, 60)} in place of ${JSON.stringify(other)?.slice(0, 60)}`,
      );
    for (const key of keys) {
      const step = Array.isArray(mine) ? Number(key) : key;
      compare((mine as Record<string, unknown>)[key], (other as Record<string, unknown>)[key], [...path, step]);
    }
  };
  compare(part.data, whole, []);
  return found;
}
