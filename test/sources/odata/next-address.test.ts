import { expect, it } from 'vitest';
import { nextAddress } from '../../../src/sources/odata/read-pages.js';

const HERE = 'https://datasets.cbs.nl/odata/v1/CBS/99999NED/Observations?$filter=x';

it('the next page is read with the protocol of this one, however its link is written', () => {
  const next = 'https://datasets.cbs.nl/odata/v1/CBS/99999NED/Observations?$skip=4';
  for (const link of [
    next,
    next.replace('https', 'http'),
    '/odata/v1/CBS/99999NED/Observations?$skip=4',
    'Observations?$skip=4',
  ])
    expect(nextAddress(HERE, link)).toBe(next);
});

it('a next page at another host is not followed', () => {
  expect(() => nextAddress(HERE, 'https://elders.example/Observations?$skip=4')).toThrow(
    'datasets.cbs.nl/odata/v1/CBS/99999NED/Observations continues on another host, elders.example, which is not followed: give that one as base address.',
  );
});

it('a page that names itself as the next would never end', () => {
  expect(() => nextAddress(HERE, HERE)).toThrow('names itself as its next page');
});
