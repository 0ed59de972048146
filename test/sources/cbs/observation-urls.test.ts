import { expect, it } from 'vitest';
import { observationUrls } from '../../../src/sources/cbs/observation-urls.js';
import type { Selection } from '../../../src/sources/cbs/selection.js';

it('questions about many areas are spread over addresses that any server takes, and leave none out', () => {
  const code = (published: string) => ({ code: published, published, title: published });
  const areas = Array.from({ length: 342 }, (_, index) => ({
    ...code(`GM${String(index).padStart(4, '0')}`),
    area: 'x',
  }));
  const selection = {
    table: { url: 'https://x.example/T' },
    areas,
    geo: { name: 'RegioS' },
    time: { name: 'Perioden' },
    periods: [{ ...code('2023JJ00'), status: null, period: '2023' }],
    figures: [{ measure: code('M1'), code: 'M1', members: [] }],
  } as unknown as Selection;
  const urls = observationUrls(selection);
  expect(Math.max(...urls.map((url) => new URL(url).search.length))).toBeLessThan(2_048);
  const named = urls.flatMap((url) =>
    [...decodeURIComponent(url).matchAll(/RegioS eq '(GM\d{4})'/g)].map(([, area]) => area),
  );
  expect(named).toEqual(areas.map(({ published }) => published));
  expect(urls.every((url) => url.includes('2023JJ00') && url.includes('M1') && !url.includes('+'))).toBe(true);
});
