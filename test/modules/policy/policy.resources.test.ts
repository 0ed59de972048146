import { describe, expect, it } from 'vitest';
import { policy } from '../../../src/modules/policy/index.js';
import type { Cell, PackageRow } from '../../../src/contract/package-row.js';

const named = (name: string) => policy.resources.find((resource) => resource.name === name)!;

function row(cells: Record<string, Cell>, document: string | null = 'kok-maastricht-2018'): PackageRow {
  return { cells, document, locators: ['Hoofdstuk 3, Actiepunten', 'Hoofdstuk 6, Actiepunten'] };
}

describe('the resources of policy', () => {
  it('map an action point with its links, in the order of the list', () => {
    const point = row({
      plan: 'kok-maastricht-2018',
      number: 4,
      text_nl: 'Kinderen beschermen.',
      text_en: null,
      speerpunt: null,
      interventions: ['kindcheck', 'meldcode'],
      organisations: null,
    });
    expect(named('action_points').fact!(point)).toEqual({
      id: 'action-point/kok-maastricht-2018/4',
      nameNl: 'Kinderen beschermen.',
      nameEn: null,
    });
    expect(named('action_points').toTables(point).slice(1)).toEqual(
      [1, 2].map((position) => ({
        table: 'policy_link',
        values: {
          subject: 'action-point/kok-maastricht-2018/4',
          relation: 'action-point-intervention',
          position,
          target: position === 1 ? 'intervention/kindcheck' : 'intervention/meldcode',
        },
      })),
    );
  });

  it('keep locators in the row of a statement without an id, and cite them for its subject', () => {
    const repeated = row({
      plan: 'kok-maastricht-2018',
      number: 4,
      risk_group: 'risicogroep-huiselijk-geweld',
      idem: true,
    });
    expect(named('action_point_groups').toTables(repeated)).toEqual([
      {
        table: 'action_point_group',
        values: {
          action_point: 'action-point/kok-maastricht-2018/4',
          risk_group: 'risicogroep-huiselijk-geweld',
          idem: 1,
          document: 'kok-maastricht-2018',
          locator: 'Hoofdstuk 3, Actiepunten | Hoofdstuk 6, Actiepunten',
        },
      },
    ]);
    expect(named('action_point_groups').cites!(repeated)).toBe('action-point/kok-maastricht-2018/4');
  });

  it('reject a statement from a package without a document', () => {
    expect(named('intervention_evidence').check!(row({}, null))).toContain('without a document');
    expect(named('intervention_evidence').check!(row({}))).toBeNull();
  });

  it('reject a plan that ends before it begins', () => {
    expect(named('policy_plans').check!(row({ from_year: 2026, to_year: 2024 }))).toBe(
      'has from_year 2026 after to_year 2024: the first year must not be later than the last.',
    );
    expect(named('policy_plans').check!(row({ from_year: 2018, to_year: null }))).toBeNull();
  });
});
