import { describe, expect, it } from 'vitest';
import { checkServed, checkAnswers } from '../../src/cli/check-served.js';
import { type ServedFact, servedAnswers } from '../../src/cli/served-answers.js';
import { modules } from '../../src/modules/index.js';
import { checkGiven } from '../../src/packages/check/check-given.js';
import { formatFinding } from '../../src/packages/check/finding.js';
import { factOf } from '../../src/packages/check/source-row.js';
import { readPackageFiles } from '../../src/packages/read/package-files.js';

const seeds = readPackageFiles('seeds', modules);
const { merged } = await checkGiven(seeds, modules);
const ids = [...new Set(merged.flatMap(({ parts: [part] }) => factOf(part)?.id ?? []))];
const served = await servedAnswers(seeds, modules, ids);

/** The answers with another one about a fact. */
const changed = (id: string, change: ServedFact) => new Map([...served, [id, { ...served.get(id), ...change }]]);

const lines = (answers: ReadonlyMap<string, ServedFact>) => checkServed(merged, answers).map(formatFinding);

describe('what the graph serves of the packages of the release', () => {
  it('holds every text, and values that the documents cited for them state', () => {
    expect(lines(served)).toEqual([]);
  });

  it('lacks a text where an answer has only that of another document', () => {
    const { texts: _, ...jim } = served.get('intervention/jim')!;
    expect(lines(new Map([...served, ['intervention/jim', jim]]))).toContain(
      'rib-maastricht-2025/interventions.csv, row 35, column description_nl: No query reaches this text: the graph ' +
        'shows another one in its place, or has no field for it. [unreachable]',
    );
  });

  it('mixes sources where a value is cited from another document', () => {
    const citations = served.get('intervention/jim')!.mentions;
    expect(lines(changed('intervention/jim', { citations }))).toContain(
      'rib-maastricht-2025/interventions.csv, row 35, column description_nl: The graph shows "Iemand uit het netwerk ' +
        'van de jongere steunt als vast aanspreekpunt; elders leidde dit tot minder uithuisplaatsingen." and cites ' +
        'rib-maastricht-2025 for it, which does not state that: a value and its citations must be of the same ' +
        'document. [mixed-sources]',
    );
  });

  it('mixes sources where the provider is of one document and the target group of another', () => {
    const slug = 'een-gezin-een-plan-een-regisseur';
    const providers = [{ id: 'organisation/trajekt' }];
    expect(lines(changed(`intervention/${slug}`, { providers }))).toEqual([
      expect.stringMatching(
        /^kok-maastricht-2018\/interventions\.csv, row \d+, column providers: .*\[mixed-sources\]$/,
      ),
    ]);
  });
});

describe('packages whose texts the graph does not keep', () => {
  const areas = 'code,kind,name_nl,name_en,valid_from,valid_to,within,locator,note\n';
  const given = seeds
    .filter(({ name }) => name === 'rib-maastricht-2025')
    .map((files) => ({
      ...files,
      sha256: 'another',
      files: new Map([
        ...files.files,
        ['areas.csv', Buffer.from(`${areas}GM0935,MUNICIPALITY,Mestreech,Maastricht,,,,Bijlage 1,\n`)],
      ]),
    }));

  it('are found, with the file and the row', async () => {
    const check = await checkGiven(given, modules);
    expect(check.findings.errors).toEqual([]);
    expect((await checkAnswers(given, check)).map(formatFinding)).toEqual([
      'rib-maastricht-2025/areas.csv, row 2, column name_nl: No query reaches this text: the graph shows another one ' +
        'in its place, or has no field for it. [unreachable]',
    ]);
  });
});
