import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cbsMapping } from '../../../src/sources/cbs/mapping.js';
import { readMapping } from '../../../src/sources/mapping/read-mapping.js';

describe('a mapping file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-mapping-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function read(content: unknown) {
    const path = join(folder, 'cbs.json');
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return readMapping(path, cbsMapping);
  }

  it('is read with its defaults', () => {
    const indicators = [{ indicator: 'a', measure: 'M1' }];
    expect(
      read({ source: 'cbs', table: '99999NED', areas: ['NL01'], periods: ['2024JJ00'], indicators }),
    ).toMatchObject({
      area_codes: {},
      period_codes: {},
      indicators: [{ indicator: 'a', measure: 'M1', dimensions: {} }],
    });
  });

  it('with many problems is rejected with all of them: the place, the value and what would be right', () => {
    const wrong = {
      source: 'cbs',
      table: '99 999',
      area: [],
      perioden: ['2024JJ00'],
      periods: 2024,
      period_codes: { '2023X000': '2023 of zo' },
      indicators: [
        {
          indicator: 'Jeugd Hulp',
          measuer: 'M1',
          multiply: 1000,
          define: { name_nl: '', unit: 'percent', desired_direction: 'LAGER' },
        },
      ],
    };
    expect(() => read(wrong)).toThrow(`The mapping ${join(folder, 'cbs.json')} is invalid:
  table: "99 999" must be the name of a table: letters and digits, such as 85615NED.
  area: [] `);
    const message = (() => {
      try {
        read(wrong);
      } catch (cause) {
        return (cause as Error).message;
      }
      return '';
    })();
    for (const line of [
      'the file: has an unknown field "perioden". Did you mean period, periods?',
      'indicators[0]: has an unknown field "measuer". Did you mean measure?',
      'indicators[0].measure: is missing.',
      'indicators[0].indicator: "Jeugd Hulp" must be a slug: lower case letters without accents, digits and single hyphens.',
      'indicators[0].multiply: 1000 must be a number in quotes, such as "1000".',
      'indicators[0].define.name_nl: "" must not be empty.',
      'indicators[0].define.desired_direction: "LAGER" must be one of UP, DOWN.',
      'period_codes.2023X000: "2023 of zo" must be a period: 2023,',
    ])
      expect(message).toContain(`  ${line}`);
    expect(message).toContain('  periods: 2024 must be a list of codes, or must be an object with from, to.');
  });

  it('is rejected with the problems of the alternative that fits best', () => {
    const base = { source: 'cbs', table: '99999NED', areas: ['NL01'], indicators: [{ indicator: 'a', measure: 'M1' }] };
    expect(() => read({ ...base, periods: { from: '2021JJ00', til: '2024JJ00' } })).toThrow(
      '  periods: has an unknown field "til". Did you mean to?',
    );
    expect(() => read({ ...base, periods: [] })).toThrow('  periods: [] must name at least one period.');
  });

  it('that does not exist or is not JSON is rejected by name', () => {
    expect(() => readMapping(join(folder, 'none.json'), cbsMapping)).toThrow(
      `The mapping ${join(folder, 'none.json')} cannot be read (ENOENT).`,
    );
    expect(() => read('{"source": "cbs",}')).toThrow(/^The mapping .*cbs\.json is not JSON: /);
  });
});
