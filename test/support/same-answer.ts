import { expect } from 'vitest';
import type { Answer } from './federation.js';

type Told = { message: string; path?: (string | number)[]; locations?: object[]; extensions: object };

const inOrder = (list: unknown[] = []) => [...new Set(list.map((one) => JSON.stringify(one)))].sort();
const toldIn = ({ body }: Answer) =>
  (body.errors ?? []).map(({ message, path, locations, extensions }: Told) => ({
    message,
    path,
    locations,
    extensions,
  }));

/** Whether a place is below a null, or is one. */
function isGone(data: unknown, path: Told['path'] = []): boolean {
  return (
    path.reduce((at, step) => (at === null ? null : (at as Record<string | number, unknown>)[step]), data) === null
  );
}

/**
 * That the gateway (`parts`) answers as the single process (`whole`) does, field by field in the same order. Errors may come in
 * another order, and of several that take the same thing along each may name one or more: GraphQL asks for one ("Handling
 * Field Errors"). What was not carried out for that reason can have been worth a remark.
 */
export function expectAlike(whole: Answer, parts: Answer): void {
  expect(parts.status).toBe(whole.status);
  expect(parts.body.data).toEqual(whole.body.data);
  expect(JSON.stringify(parts.body.data)).toBe(JSON.stringify(whole.body.data));
  const [told, known] = [parts, whole].map((answer) => inOrder(toldIn(answer)));
  expect(told).toEqual(expect.arrayContaining(known!));
  expect(
    toldIn(parts).filter((one: Told) => !known!.includes(JSON.stringify(one)) && !isGone(whole.body.data, one.path)),
  ).toEqual([]);
  const [remarks, all] = [parts, whole].map(({ body }) => inOrder(body.extensions?.warnings));
  expect(remarks).toEqual(told!.length === 0 ? all : expect.arrayContaining(all!));
  // An answer for which no subgraph was asked comes from no data.
  expect([whole.headers.get('x-data-version'), null]).toContain(parts.headers.get('x-data-version'));
}
