import { describe, expect, it } from 'vitest';
import { governance } from '../../../src/modules/governance/index.js';
import type { PackageResource } from '../../../src/contract/package-resource.js';
import type { Cell, PackageRow } from '../../../src/contract/package-row.js';

function resource(name: string): PackageResource {
  return governance.resources.find((candidate) => candidate.name === name)!;
}

/** A parsed row, with null in every column that is not given. */
function row(name: string, cells: Record<string, Cell>, document: string | null = 'pva-wbo-2025'): PackageRow {
  const empty = Object.fromEntries(resource(name).fields.map((field) => [field.name, null]));
  return { cells: { ...empty, ...cells }, document, locators: ['7.1'] };
}

describe('the resources of governance', () => {
  it('identify each part by its project and its number, code or position', () => {
    const idOf = (name: string, cells: Record<string, Cell>) =>
      resource(name).fact!(
        row(name, {
          project: 'relatie-en-scheiding',
          name_nl: 'n',
          text_nl: 't',
          activity_nl: 'a',
          audience_nl: 'a',
          ...cells,
        }),
      )!.id;
    expect(idOf('objectives', { number: 2 })).toBe('objective/relatie-en-scheiding/2');
    expect(idOf('results', { code: 'R1' })).toBe('result/relatie-en-scheiding/R1');
    expect(idOf('kpis', { number: 6, indicator: 'kpi-tevredenheid' })).toBe('kpi/relatie-en-scheiding/6');
    expect(idOf('milestones', { position: 3 })).toBe('milestone/relatie-en-scheiding/3');
    expect(idOf('communications', { position: 4 })).toBe('communication/relatie-en-scheiding/4');
    expect(idOf('deliverables', { position: 5 })).toBe('deliverable/relatie-en-scheiding/5');
  });

  it('keep lists in order, counted from 1', () => {
    const tables = resource('kpis').toTables(
      row('kpis', { project: 'p', number: 3, indicator: 'i', source_documents: ['RvdK', 'GI'] }),
    );
    expect(tables.slice(1).map(({ values }) => values)).toEqual([
      { kpi: 'kpi/p/3', position: 1, name: 'RvdK', name_en: null },
      { kpi: 'kpi/p/3', position: 2, name: 'GI', name_en: null },
    ]);
  });

  it('keep each item of a list with its English, and reject a list that is half translated', () => {
    const channels = (channels_en: string[]) =>
      row('communications', { project: 'p', position: 1, channels_nl: ['folders', 'website'], channels_en });
    const [, ...items] = resource('communications').toTables(channels(['leaflets', 'website']));
    expect(items.map(({ values }) => [values.name, values.name_en])).toEqual([
      ['folders', 'leaflets'],
      ['website', 'website'],
    ]);
    const check = resource('communications').check!;
    expect([check(channels([])), check(channels(['leaflets', 'website']))]).toEqual([null, null]);
    expect(check(channels(['leaflets']))).toBe(
      'has 1 in channels_en and 2 in channels_nl: translate each, in the same order, or none.',
    );
  });

  it('leave unstated cells empty, including the target of a KPI', () => {
    const [kpi] = resource('kpis').toTables(row('kpis', { project: 'p', number: 1, indicator: 'i' }));
    expect(kpi!.values).toMatchObject({ target: null, frequency: null });
  });

  it('keep the tasks of a body separate by document', () => {
    const cells = { body: 'gemeenteraad-maastricht', position: 1, text_nl: 'Stelt vast.' };
    const documents = ['kok-maastricht-2018', 'uvp-maastricht-2024'].map(
      (document) => resource('body_tasks').toTables(row('body_tasks', cells, document))[0]!.values.document,
    );
    expect(documents).toEqual(['kok-maastricht-2018', 'uvp-maastricht-2024']);
    expect(resource('body_tasks').cites!(row('body_tasks', cells))).toBe('body/gemeenteraad-maastricht');
  });

  it('keep the condition of a relation with the document that states it', () => {
    const cells = { body: 'overleg', relation: 'MANDATED_BY', other: 'college', condition_nl: 'waar nodig' };
    const [first, second] = [cells, { ...cells, condition_nl: null }].map(
      (each, index) => resource('body_relations').toTables(row('body_relations', each, `document-${index}`))[0]!.values,
    );
    expect([first!.document, first!.condition_nl]).toEqual(['document-0', 'waar nodig']);
    expect([second!.document, second!.condition_nl]).toEqual(['document-1', null]);
    expect(resource('body_relations').cites!(row('body_relations', cells))).toBe('body/overleg');
  });

  it('reject a link of our own without a reason, and a target without its measure', () => {
    const link = { project: 'p', objective: 1, result: 'R1' };
    const check = resource('objective_results').check!;
    expect(check(row('objective_results', { ...link, basis: 'STATED' }))).toBeNull();
    expect(check(row('objective_results', { ...link, basis: 'ASSIGNED', reason_nl: 'Zelfde onderwerp.' }))).toBeNull();
    expect(check(row('objective_results', { ...link, basis: 'ASSIGNED' }))).toBe(
      'is ASSIGNED without reason_nl: state why the two belong together.',
    );
    expect(resource('results').check!(row('results', { target: '100%' }))).toBe(
      'has one of target and target_measure_nl: give both, the value as printed and what it is a value of.',
    );
  });

  it('reject a member with its organisations in two columns', () => {
    const cells = { body: 'slt', position: 1, organisation: 'a', organisations: ['b', 'c'] };
    expect(resource('body_members').check!(row('body_members', cells))).toBe(
      'has both organisation and organisations: name one organisation in the former, or several in the latter.',
    );
    const [, ...parties] = resource('body_members').toTables(
      row('body_members', { ...cells, organisation: null, bodies: ['ret'] }),
    );
    expect(parties.map(({ values }) => [values.party, values.place])).toEqual([
      ['organisation/b', 1],
      ['organisation/c', 2],
      ['body/ret', 3],
    ]);
  });

  it('reject a project that ends before it begins and a body related to itself', () => {
    expect(resource('projects').check!(row('projects', { from_year: 2027, to_year: 2025 }))).toBe(
      'has from_year 2027 after to_year 2025: the first year must not be later than the last.',
    );
    expect(resource('projects').check!(row('projects', { from_year: 2025, to_year: 2027 }))).toBeNull();
    expect(
      resource('body_relations').check!(row('body_relations', { body: 'slt', relation: 'ADVISES', other: 'slt' })),
    ).toBe('body and other are the same: a relation needs two bodies.');
  });
});

describe('persons.csv', () => {
  const persons = resource('persons');
  const cells = { role: 'r', position: 1, name: 'A. Voorbeeld', note: 'tijdelijk', locator: ['5'] };

  it('is marked as personal data, and is the only file that is', () => {
    expect(governance.resources.filter(({ sensitive }) => sensitive).map(({ name }) => name)).toEqual(['persons']);
  });

  it('puts nothing in the registry, the search index or the citations', () => {
    expect(persons.fact!(row('persons', cells))).toBeNull();
    expect(persons.cites).toBeUndefined();
    expect(persons.mergeable).toBeFalsy();
  });

  it('fills the table of people and no other', () => {
    expect(persons.toTables(row('persons', cells))).toEqual([
      { table: 'person', values: { role: 'r', position: 1, name: 'A. Voorbeeld', note: 'tijdelijk' } },
    ]);
  });

  it('has no kind of id, so that no person can be queried by id', () => {
    expect(governance.kinds.map(({ kind }) => kind)).not.toContain('person');
    expect(governance.kinds.map(({ typename }) => typename)).not.toContain('Person');
  });
});
