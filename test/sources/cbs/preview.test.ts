import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cbsMapping } from '../../../src/sources/cbs/mapping.js';
import { select } from '../../../src/sources/cbs/selection.js';
import { listTable, suggestMapping } from '../../../src/sources/cbs/suggest-mapping.js';
import { type CbsTable, readTable } from '../../../src/sources/cbs/table.js';
import { PoliteClient } from '../../../src/sources/http/polite-client.js';
import { fictionalTable, startCbsServer } from '../../support/sources/cbs-server.js';
import { testClock } from '../../support/sources/clock.js';
import type { FaultyServer } from '../../support/sources/faulty-server.js';

describe('preview of a table of CBS', () => {
  let server: FaultyServer;
  let table: CbsTable;
  beforeEach(async () => {
    server = await startCbsServer({ ...fictionalTable(), pageSize: 3 });
    table = await readTable(new PoliteClient({ clock: testClock() }), `${server.url}/odata/v1/CBS/`, '99999NED');
  });
  afterEach(() => server.close());

  it('lists its measures and codes over all pages', () => {
    expect(listTable(table, null)).toBe(`99999NED: Verzonnen tabel; leeftijd, regio
version 202605010200, changed on 2026-05-01, licence https://creativecommons.org/licenses/by/4.0/

measures
  M000001  Verzonnen aandeel [%, 1 decimals]
  M000002  Verzonnen aantal [x 1 000, 1 decimals]

Leeftijd (Dimension): Leeftijd
  10000  Totaal
  20000  0 tot 18 jaar

RegioS (GeoDimension): Regio’s
  NL01    Nederland
  GM0935  Maastricht
  GM0758  Breda
  LD01    Noord-Nederland (LD)

Perioden (TimeDimension): Perioden
  2021JJ00  2021 [Definitief]
  2022JJ00  2022 [Definitief]
  2023JJ00  2023 [NaderVoorlopig]
  2024JJ00  2024 [Voorlopig]`);
  });

  it('lists only what contains a text', () => {
    const text = listTable(table, 'breda');
    expect(text).toContain('  GM0758  Breda');
    expect(text).not.toContain('Maastricht');
    expect(text).toContain('none contains "breda"');
  });

  it('names measures with their groups', async () => {
    const grouped = fictionalTable();
    grouped.groups = [
      { Id: '0', Title: 'Hulp', ParentId: null, Index: 0 },
      { Id: '1', Title: 'Zonder verblijf', ParentId: '0', Index: 1 },
    ];
    grouped.measures[0]!.MeasureGroupId = '1';
    const other = await startCbsServer(grouped);
    const read = await readTable(new PoliteClient({ clock: testClock() }), `${other.url}/odata/v1/CBS`, '99999NED');
    await other.close();
    expect([...read.measures.values()].map(({ fullTitle }) => fullTitle)).toEqual([
      'Hulp > Zonder verblijf > Verzonnen aandeel',
      'Verzonnen aantal',
    ]);
    expect(JSON.parse(suggestMapping(read, 'verblijf')).indicators).toMatchObject([
      { indicator: 'hulp-zonder-verblijf-verzonnen-aandeel' },
    ]);
  });

  it('suggests a valid mapping that fits it', () => {
    const draft = JSON.parse(suggestMapping(table, null));
    expect(draft).toMatchObject({
      table: '99999NED',
      areas: ['NL01'],
      periods: { from: '2021JJ00' },
      indicators: [
        {
          indicator: 'verzonnen-aandeel',
          measure: 'M000001',
          dimensions: { Leeftijd: '10000' },
          define: { unit: 'percent', decimals: 1 },
        },
        { indicator: 'verzonnen-aantal', measure: 'M000002', multiply: '1000', define: { unit: 'count' } },
      ],
    });
    expect(select(table, cbsMapping.parse(draft)).figures).toHaveLength(2);
    expect(JSON.parse(suggestMapping(table, 'aantal')).indicators).toHaveLength(1);
    expect(() => suggestMapping(table, 'weer')).toThrow(
      'Table 99999NED has no measure that contains "weer": see --list.',
    );
  });
});
