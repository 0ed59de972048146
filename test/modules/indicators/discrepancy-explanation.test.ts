import { describe, expect, it } from 'vitest';
import { explain } from '../../../src/modules/indicators/discrepancy/discrepancy-explanation.js';
import { DiscrepancyKind } from '../../../src/modules/indicators/discrepancy/discrepancy.type.js';
import { Quality } from '../../../src/modules/indicators/measurement/measurement.type.js';

const plain = { low: null, high: null, note: null, note_en: null };
const rib = { ...plain, document: 'rib-maastricht-2025', published_on: '2025-02-01', quality: Quality.NORMAL };
const uvp = { ...plain, document: 'uvp-maastricht-2024', published_on: '2024-05-01', quality: Quality.NORMAL };

describe('the explanation of a discrepancy', () => {
  it('states that a provisional figure was replaced', () => {
    expect(
      explain(DiscrepancyKind.REVISION, '2023', [
        { ...rib, value: 17.1 },
        { ...uvp, value: '16.1', quality: Quality.PROVISIONAL },
      ]),
    ).toEqual({
      nl: 'rib-maastricht-2025: 17,1; uvp-maastricht-2024: 16,1 (voorlopig). Het latere document vervangt een voorlopig cijfer.',
      en: 'rib-maastricht-2025: 17.1; uvp-maastricht-2024: 16.1 (provisional). The later document replaces a provisional figure.',
    });
  });

  it('states that a later document differs', () => {
    expect(
      explain(DiscrepancyKind.REVISION, '2022', [
        { ...rib, value: 13.5 },
        { ...uvp, value: 13.4 },
      ]),
    ).toEqual({
      nl: 'rib-maastricht-2025: 13,5; uvp-maastricht-2024: 13,4. Het latere document geeft een andere waarde.',
      en: 'rib-maastricht-2025: 13.5; uvp-maastricht-2024: 13.4. The later document gives another value.',
    });
  });

  it('states that one document contradicts itself', () => {
    expect(
      explain(DiscrepancyKind.CONFLICT, '2023-01-01', [
        { ...rib, value: 15466 },
        { ...rib, value: 15551 },
        { ...uvp, value: 15466 },
      ]),
    ).toEqual({
      nl: 'rib-maastricht-2025: 15.466 en 15.551; uvp-maastricht-2024: 15.466. Binnen rib-maastricht-2025 staan verschillende waarden; niets verklaart het verschil.',
      en: 'rib-maastricht-2025: 15,466 and 15,551; uvp-maastricht-2024: 15,466. rib-maastricht-2025 itself gives different values; nothing explains the difference.',
    });
  });

  it('states that no period is stated', () => {
    expect(
      explain(DiscrepancyKind.CONFLICT, 'NS-1', [
        { ...rib, value: 70000, quality: Quality.ESTIMATED },
        { ...uvp, value: 18000, quality: Quality.ESTIMATED },
      ]),
    ).toEqual({
      nl: 'rib-maastricht-2025: 70.000 (schatting); uvp-maastricht-2024: 18.000 (schatting). De documenten noemen geen periode; niets verklaart het verschil.',
      en: 'rib-maastricht-2025: 70,000 (estimate); uvp-maastricht-2024: 18,000 (estimate). The documents state no period; nothing explains the difference.',
    });
  });

  it('keeps bounds and what the documents leave open', () => {
    expect(
      explain(DiscrepancyKind.CONFLICT, 'NS-1', [
        {
          ...rib,
          value: 70000,
          low: '70000',
          quality: Quality.ESTIMATED,
          note: '"ruim". Gebied niet vermeld.',
          note_en: '"ruim" (well over). Area not stated.',
        },
        { ...uvp, value: 18000, low: 17000, high: 19000 },
      ]),
    ).toEqual({
      nl: 'rib-maastricht-2025: 70.000 of meer (schatting); uvp-maastricht-2024: 18.000 (17.000 tot 19.000). De documenten noemen geen periode; niets verklaart het verschil. Noot bij rib-maastricht-2025: "ruim". Gebied niet vermeld.',
      en: 'rib-maastricht-2025: 70,000 or more (estimate); uvp-maastricht-2024: 18,000 (17,000 to 19,000). The documents state no period; nothing explains the difference. Note on rib-maastricht-2025: "ruim" (well over). Area not stated.',
    });
    const [most] = [explain(DiscrepancyKind.REVISION, '2023', [{ ...rib, value: 9, high: 9 }])];
    expect(most.en).toMatch(/^rib-maastricht-2025: 9 or less\./);
  });

  it('states that documents of one date contradict each other', () => {
    expect(
      explain(DiscrepancyKind.CONFLICT, '2023', [
        { ...rib, value: 1 },
        { ...uvp, published_on: rib.published_on, value: 2 },
      ]),
    ).toEqual({
      nl: 'rib-maastricht-2025: 1; uvp-maastricht-2024: 2. De documenten zijn van dezelfde datum; niets verklaart het verschil.',
      en: 'rib-maastricht-2025: 1; uvp-maastricht-2024: 2. The documents are of the same date; nothing explains the difference.',
    });
  });
});
