import { afterEach, beforeEach, expect, it } from 'vitest';
import { PoliteClient } from '../../../src/sources/http/polite-client.js';
import { iv3Mapping } from '../../../src/sources/iv3/mapping.js';
import { selectIv3 } from '../../../src/sources/iv3/selection.js';
import { listIv3, suggestIv3 } from '../../../src/sources/iv3/suggest-mapping.js';
import { type Iv3Table, readIv3Table } from '../../../src/sources/iv3/table.js';
import { testClock } from '../../support/sources/clock.js';
import type { FaultyServer } from '../../support/sources/faulty-server.js';
import { fictionalAccounts, startIv3Server, TAAKVELDEN_2025 } from '../../support/sources/iv3-server.js';

let server: FaultyServer;
let table: Iv3Table;
beforeEach(async () => {
  server = await startIv3Server(fictionalAccounts(2025, TAAKVELDEN_2025));
  table = await readIv3Table(new PoliteClient({ clock: testClock() }), `${server.url}/ODataApi/OData`, '99998NED');
});
afterEach(() => server.close());

it('a table of accounts lists its amounts, keys and the groups of taakvelden', () => {
  const text = listIv3(table, null);
  expect(text).toContain('  k_2ePlaatsing_2  2e plaatsing [1 000 euro]');
  expect(text).toContain('  6.751  Jeugdhulp ambulant lokaal');
  expect(text).toContain('  2025X005  Jaarrekening 2025');
  expect(text).toMatch(/ {2}jeugdhulp +2025–: 6\.751, 6\.752, 6\.753, 6\.761, 6\.762, 6\.763, 6\.792/);
  expect(text).toMatch(/ {2}taakveld-6-71a +2023–2024: 6\.71a\n {2}taakveld-6-71a +2025–: 6\.711/);
});

it('and suggests a valid mapping that fits it', () => {
  const selection = selectIv3(table, iv3Mapping.parse(JSON.parse(suggestIv3(table, 'breda'))));
  expect(selection.areas).toEqual(['GM0758']);
  expect(selection.lines?.taakvelden).toHaveLength(7);
  expect(selection.series).toMatchObject([{ report: { code: '2025X005', basis: 'REALISED' } }]);
  expect(() => suggestIv3(table, 'Utrecht')).toThrow(
    'Table 99998NED has no municipality that contains "Utrecht": see --list.',
  );
});
