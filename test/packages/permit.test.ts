import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../src/modules/index.js';
import { BrokenPackageError, importPackages } from '../../src/packages/index.js';
import { readGivenPackages } from '../../src/packages/read/package-files.js';
import { describePackages } from '../../src/packages/write/describe-packages.js';
import { contentsOf } from './store-contents.js';
import { dialects, openLoadedStore } from '../support/graph.js';

type Cells = Record<string, string>;

const NAME = 'monitor-breda';
const DOCUMENT: Cells = {
  slug: NAME,
  title: 'Monitor',
  published_on: '2026-02-12',
  date_precision: 'DAY',
  kind: 'MONITOR',
  language: 'nl',
  sha256: 'a1'.repeat(32),
};

/** A file of one row, its columns in their order. */
function fileOf(name: string, cells: Cells): string {
  const { fields } = modules.flatMap(({ resources }) => resources).find((resource) => resource.name === name)!;
  const row: Cells = { locator: 'Tabel 1', ...cells };
  return `${fields.map((field) => field.name).join(',')}\n${fields.map((field) => row[field.name] ?? '').join(',')}\n`;
}

const MAASTRICHT_FIGURE = 'measurement/jeugdhulp-aandeel-tot-18/GM0935/2023/rib-maastricht-2025';
const SPEERPUNT = 'maastricht-lokale-toegang';

/** One row each about areas of others, or about all, and the column and value of it. */
const BEYOND: [what: string, file: string, cells: Cells, column: string, value: string | null][] = [
  [
    'the withdrawal of a figure',
    'withdrawals',
    { fact: MAASTRICHT_FIGURE, withdrawn_on: '2026-03-01', reason_nl: 'Fout' },
    'fact',
    MAASTRICHT_FIGURE,
  ],
  [
    'an investment in a speerpunt',
    'investments',
    { slug: 'kaap', speerpunt: SPEERPUNT, amount: '99000000', recurrence: 'ONCE', from_year: '2026', to_year: '2026' },
    'speerpunt',
    `speerpunt/${SPEERPUNT}`,
  ],
  [
    'a goal of a speerpunt',
    'speerpunt_goals',
    { speerpunt: SPEERPUNT, position: '99', text_nl: 'Doel' },
    'speerpunt',
    `speerpunt/${SPEERPUNT}`,
  ],
  [
    'an indicator for a speerpunt',
    'speerpunt_indicators',
    { speerpunt: SPEERPUNT, indicator: 'verzuim-absoluut', statement_nl: 'Minder' },
    'speerpunt',
    `speerpunt/${SPEERPUNT}`,
  ],
  [
    'a speerpunt of a plan',
    'speerpunten',
    { slug: 'breda-zes', plan: 'uvp-maastricht-2024', number: '99', name_nl: 'Zes' },
    'plan',
    'policy-plan/uvp-maastricht-2024',
  ],
  [
    'a caveat about a plan',
    'caveats',
    { slug: 'breda-let-op', plan: 'uvp-maastricht-2024', text_nl: 'Let op' },
    'plan',
    'policy-plan/uvp-maastricht-2024',
  ],
  [
    'a level of need of a plan',
    'need_levels',
    { plan: 'uvp-maastricht-2024', code: 'Z', name_nl: 'Zwaar' },
    'plan',
    'policy-plan/uvp-maastricht-2024',
  ],
  [
    'an objective of a project',
    'objectives',
    { project: 'goed-uit-elkaar', number: '99', name_nl: 'Doel' },
    'project',
    'project/goed-uit-elkaar',
  ],
  [
    'a task of a body',
    'body_tasks',
    { body: 'gemeenteraad-maastricht', position: '99', text_nl: 'Taak' },
    'body',
    'body/gemeenteraad-maastricht',
  ],
  [
    'a break in the series of all areas',
    'indicator_breaks',
    { indicator: 'verzuim-absoluut', break_on: '2024-01-01', description_nl: 'Breuk' },
    'area',
    null,
  ],
  [
    'a statement of another document',
    'statements',
    { subject: 'document/eks-brief-2026', kind: 'RECOMMENDATION', position: '99', text_nl: 'Zo' },
    'subject',
    'document/eks-brief-2026',
  ],
  [
    'a statement about what regions have in common',
    'statements',
    { subject: 'indicator/verzuim-absoluut', kind: 'RECOMMENDATION', position: '99', text_nl: 'Zo' },
    'subject',
    'indicator/verzuim-absoluut',
  ],
  [
    'evidence for an intervention everywhere',
    'intervention_evidence',
    { intervention: 'kies', level: 'PRACTICE_BASED', statement_nl: 'Werkt' },
    'intervention',
    'intervention/kies',
  ],
  [
    'an area that is no neighbourhood',
    'areas',
    { code: 'bredaland', kind: 'COUNTRY', name_nl: 'Bredaland', within: 'GM0758' },
    'kind',
    'COUNTRY',
  ],
  [
    'a neighbourhood of others',
    'areas',
    { code: 'GM0935-nieuw', kind: 'NEIGHBOURHOOD', name_nl: 'Nieuw', within: 'GM0935' },
    'within',
    'GM0935',
  ],
  [
    'a caveat about what regions have in common',
    'caveats',
    { slug: 'breda-let-op', indicators: 'verzuim-absoluut', text_nl: 'Let op' },
    'indicators',
    'indicator/verzuim-absoluut',
  ],
  [
    'a mention of what others decided',
    'mentions',
    { fact: 'policy-plan/uvp-maastricht-2024' },
    'fact',
    'policy-plan/uvp-maastricht-2024',
  ],
];

/** What a region may say with the same token: of itself, and of what regions have in common where it speaks of its own area. */
const WITHIN: Record<string, Cells>[] = [
  {
    withdrawals: {
      fact: `measurement/verzuim-absoluut/GM0758/2024-SY/${NAME}`,
      withdrawn_on: '2026-03-01',
      reason_nl: 'Fout',
    },
  },
  {
    policy_plans: { slug: 'breda-plan', name_nl: 'Plan', areas: 'GM0758' },
    speerpunten: { slug: 'breda-een', plan: 'breda-plan', number: '1', name_nl: 'Een' },
    investments: {
      slug: 'breda-geld',
      speerpunt: 'breda-een',
      amount: '5',
      recurrence: 'ONCE',
      from_year: '2026',
      to_year: '2026',
    },
    need_levels: { plan: 'breda-plan', code: 'A', name_nl: 'Licht' },
  },
  {
    policy_plans: { slug: 'plan-zonder-gebied', name_nl: 'Plan' },
    caveats: { slug: 'breda-let-op', plan: 'plan-zonder-gebied', text_nl: 'Let op' },
  },
  {
    indicator_breaks: {
      indicator: 'verzuim-absoluut',
      area: 'GM0758',
      break_on: '2024-01-01',
      description_nl: 'Breuk',
    },
  },
  { statements: { subject: `document/${NAME}`, kind: 'RECOMMENDATION', position: '1', text_nl: 'Zo' } },
  { mentions: { fact: 'intervention/kies' } },
  { statements: { subject: 'area/GM0758', kind: 'RECOMMENDATION', position: '1', text_nl: 'Zo' } },
  {
    areas: { code: 'GM0758-nieuw', kind: 'NEIGHBOURHOOD', name_nl: 'Nieuw', within: 'GM0758' },
    measurements: { indicator: 'verzuim-absoluut', area: 'GM0758-nieuw', period: '2024-SY', value: '3.4', rank: '1' },
  },
  { intervention_areas: { intervention: 'kies', area: 'GM0758', status: 'RUNNING' } },
];

describe.each(dialects())('a permit for one area, on %s', (dialect) => {
  const folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-permit-'));
  let opened: Awaited<ReturnType<typeof openLoadedStore>>;
  beforeAll(async () => {
    opened = await openLoadedStore(dialect);
  });
  afterAll(async () => {
    await opened.close();
    rmSync(folder, { recursive: true, force: true });
  });

  interface Way {
    name?: string;
    areas?: string[] | null;
    kinds?: string[] | null;
    people?: boolean;
    dryRun?: boolean;
  }

  function importPackage(
    files: Record<string, Cells | null>,
    { name = NAME, areas = ['GM0758'], kinds = null, people = false, dryRun = true }: Way = {},
  ) {
    const path = join(folder, name);
    rmSync(path, { recursive: true, force: true });
    mkdirSync(path);
    const measurements = { indicator: 'verzuim-absoluut', area: 'GM0758', period: '2024-SY', value: '3.4', rank: '1' };
    for (const [file, cells] of Object.entries({ document: { ...DOCUMENT, slug: name }, measurements, ...files }))
      if (cells) writeFileSync(join(path, `${file}.csv`), fileOf(file, cells));
    describePackages(path, modules);
    const permit = { subject: 'breda', areas: areas && new Set(areas), kinds: kinds && new Set(kinds), people };
    return importPackages(opened.store, modules, readGivenPackages(path, modules), {
      origin: 'IMPORT',
      by: 'breda',
      via: 'HTTP',
      permit,
      dryRun,
    });
  }
  const findingsOf = async (bringing: Promise<unknown>) => {
    const cause = await bringing.catch((error: unknown) => error);
    expect(cause).toBeInstanceOf(BrokenPackageError);
    return (cause as BrokenPackageError).findings;
  };

  // The rules are the same code for both; on PostgreSQL, some show that it gets the same rows.
  it.each(dialect === 'postgres' ? BEYOND.slice(0, 4) : BEYOND)('rejects %s', async (_, file, cells, column, value) => {
    const before = await contentsOf(opened.store);
    expect(await findingsOf(importPackage({ [file]: cells }))).toMatchObject([
      {
        file: `${file}.csv`,
        row: 2,
        column,
        value,
        rule: 'permission',
        message: expect.stringMatching(/^The token (does not allow|allows no)/),
      },
    ]);
    expect(await contentsOf(opened.store)).toEqual(before);
    // The area is the only reason.
    expect((await importPackage({ [file]: cells }, { areas: null })).changes).toBeGreaterThan(0);
  });

  it.each(WITHIN)('lets a region speak of its own: %o', async (files) => {
    expect((await importPackage(files)).changes).toBeGreaterThan(0);
  });

  it.each([
    ['GM0758/nieuw', 'GM0758'],
    ['BU09350001', 'GM0758'],
    ['GM0935-nieuw', ''],
  ])('rejects an area with a code of another area: %s within %s', async (code, within) => {
    const areas = { code, kind: 'NEIGHBOURHOOD', name_nl: 'Nieuw', within };
    expect(await findingsOf(importPackage({ areas }, { areas: null }))).toMatchObject([
      { file: 'areas.csv', row: 2, rule: 'check', message: expect.stringContaining('has a code') },
    ]);
  });

  it('counts what its subject imported before as its own, and removes nothing of it that the token does not allow', async () => {
    const first = { name: 'eerste', dryRun: false };
    await importPackage({ policy_plans: { slug: 'plan-zonder-gebied', name_nl: 'Plan' } }, first);
    const goal = { speerpunten: { slug: 'breda-twee', plan: 'plan-zonder-gebied', number: '1', name_nl: 'Twee' } };
    expect((await importPackage(goal)).changes).toBeGreaterThan(0);
    expect(
      (await importPackage({ policy_plans: { slug: 'plan-zonder-gebied', name_nl: 'Plan' } })).changes,
    ).toBeGreaterThan(0);
    expect(await findingsOf(importPackage({}, { ...first, kinds: ['measurements'] }))).toMatchObject([
      { package: 'eerste', file: 'policy_plans.csv', row: null, rule: 'permission' },
    ]);

    const figure = (area: string) => ({
      measurements: { indicator: 'verzuim-absoluut', area, period: '2024-SY', value: '3.5', rank: '1' },
    });
    await importPackage(figure('GM0935'), { name: 'tweede', areas: ['GM0758', 'GM0935'], dryRun: false });
    expect(await findingsOf(importPackage(figure('GM0758'), { name: 'tweede', dryRun: false }))).toMatchObject([
      { package: 'tweede', file: 'measurements.csv', value: 'GM0935', rule: 'permission' },
    ]);
    expect(
      (await importPackage(figure('GM0758'), { name: 'tweede', areas: ['GM0758', 'GM0935'] })).changes,
    ).toBeGreaterThan(0);
  });
});
