import { expect, it } from 'vitest';
import { observationUrls } from '../../../src/sources/cbs/observation-urls.js';
import type { Selection } from '../../../src/sources/cbs/selection.js';

const code = (published: string) => ({ code: published, published, title: published });
const AREAS = Array.from({ length: 342 }, (_, index) => ({
  ...code(`GM${String(index).padStart(4, '0')}`),
  area: 'x',
}));
/** A selection of all municipalities, from a table with so many codes of areas. */
const selectionFrom = (codes: number) =>
  ({
    table: { url: 'https://x.example/T', measures: new Map([['M1', {}]]) },
    areas: AREAS,
    geo: { name: 'RegioS', codes: { size: codes } },
    time: { name: 'Perioden', codes: { size: 1 } },
    periods: [{ ...code('2023JJ00'), status: null, period: '2023' }],
    figures: [{ measure: code('M1'), code: 'M1', members: [] }],
  }) as unknown as Selection;

it('a question about most areas of a table is one request, without naming them', () => {
  expect(observationUrls(selectionFrom(480))).toEqual([
    "https://x.example/T/Observations?$filter=Measure%20eq%20'M1'%20and%20Perioden%20eq%20'2023JJ00'",
  ]);
});

it('questions about many areas are spread over addresses that any server takes, and leave none out', () => {
  const urls = observationUrls(selectionFrom(17_000));
  expect(Math.max(...urls.map((url) => new URL(url).search.length))).toBeLessThan(2_048);
  const named = urls.flatMap((url) =>
    [...decodeURIComponent(url).matchAll(/RegioS eq '(GM\d{4})'/g)].map(([, area]) => area),
  );
  expect(named).toEqual(AREAS.map(({ published }) => published));
  expect(urls.every((url) => url.includes('2023JJ00') && url.includes('M1') && !url.includes('+'))).toBe(true);
});
