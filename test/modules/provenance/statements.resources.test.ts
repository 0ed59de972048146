import { describe, expect, it } from 'vitest';
import { documentReference } from '../../../src/modules/provenance/document-reference/document-reference.resource.js';
import { statement } from '../../../src/modules/provenance/statement/statement.resource.js';

const [statements] = statement.resources!;
const [references] = documentReference.resources!;

const row = (cells: Record<string, string | number | null>, document: string | null = 'nota-2024') => ({
  cells,
  document,
  locators: ['1'],
});

describe('statements of a package', () => {
  const about = (subject: string, plan: string | null = null) =>
    row({ subject, kind: 'CORE_QUESTION', position: 2, text_nl: 'Wat kiest u?', plan });

  it('have an id of their document, subject, kind and place', () => {
    expect(statements!.fact!(about('area/GM0935'))).toMatchObject({
      id: 'statement/nota-2024/area/GM0935/core-question/2',
    });
  });

  it.each([
    ['policy-plan/nota', null, 'nota'],
    ['policy-plan/nota', 'ander-plan', 'ander-plan'],
    ['area/GM0935', 'nota', 'nota'],
    ['area/GM0935', null, null],
  ])('about %s with plan %s belong to the plan %s', (subject, plan, expected) => {
    expect(statements!.toTables(about(subject, plan))[0]!.values.plan).toBe(expected);
  });

  it('need a document', () => {
    expect(statements!.check!({ ...about('area/GM0935'), document: null })).toMatch(/needs a document/);
  });

  it('leave the columns of older packages as they are', () => {
    const required = statements!.fields.filter(({ required }) => required).map(({ name }) => name);
    expect(required).toEqual(['subject', 'kind', 'position', 'text_nl', 'locator']);
  });
});

describe('documents that a package refers to', () => {
  it.each([
    [null, null, null],
    ['2015-07-01', 'MONTH', null],
    ['2015-07-01', null, 'only one'],
    [null, 'YEAR', 'only one'],
  ])('with the day %s and the precision %s', (published_on, date_precision, problem) => {
    const found = references!.check!(row({ slug: 'nota', published_on, date_precision }));
    if (problem) expect(found).toContain(problem);
    else expect(found).toBeNull();
  });
});
