import { describe, expect, it } from 'vitest';
import { Kept } from '../../../../src/contract/kept.js';
import { everydayGroups } from '../../../../src/modules/provenance/search/everyday-words.js';
import { fragmentOf } from '../../../../src/modules/provenance/search/fragment.js';
import { Vocabulary } from '../../../../src/modules/provenance/search/vocabulary.js';
import { formsOf, placedWords, searchedWords } from '../../../../src/modules/provenance/search/word-forms.js';

const share = (a: string, b: string) => formsOf(a).some((form) => formsOf(b).includes(form));

function fragment(text: string, ...words: string[]): string {
  const placed = placedWords(text);
  const matching = placed.flatMap(({ word }, place) => (words.includes(word) ? [place] : []));
  return fragmentOf(text, placed, new Set(matching));
}

describe('words', () => {
  it('are folded: case, accents, apostrophes', () => {
    expect(searchedWords("Suïcidale programma’s, 's-Gravenhage (2024)")).toEqual([
      'suicidale',
      'programmas',
      's',
      'gravenhage',
      '2024',
    ]);
  });

  it.each([
    ['eenzaam', 'eenzaamheid'],
    ['meisje', 'meisjes'],
    ['mandaat', 'mandaten'],
    ['gezin', 'gezinnen'],
    ['divorce', 'divorces'],
  ])('%s and %s are forms of one word', (one, other) => {
    expect(share(one, other)).toBe(true);
  });

  it('with digits and short ones have no other form', () => {
    expect(formsOf('2024')).toEqual(['2024']);
    expect(formsOf('r1')).toEqual(['r1']);
    expect(formsOf('kan')).toEqual(['kan']);
  });
});

describe('a vocabulary', () => {
  const make = (...words: string[]) => Vocabulary.of(words);

  it('knows the parts of compounds, and only where both are words', async () => {
    const vocabulary = await make('jeugdhulp', 'kosten', 'pleegzorg', 'pleeg', 'zorg', 'bezorgd');
    const found = vocabulary.compoundsOf('zorg').map((number) => vocabulary.words[number]);
    expect(new Set(found)).toEqual(new Set(['pleegzorg']));
    expect(vocabulary.split('jeugdhulpkosten')).toEqual(['jeugdhulp', 'kosten']);
    expect(vocabulary.split('jeugdhulpprijzen')).toBeNull();
  });

  it('allows one slip in a word of 4 to 7 letters and two in a longer one, the fewest first', async () => {
    const vocabulary = await make('verzuim', 'kies', 'echtscheiding', 'echtscheidings', '2024', 'rad');
    expect(vocabulary.near('verzium', new Set(), 2)).toEqual(['verzuim']);
    expect(vocabulary.near('vezuin', new Set(), 2)).toEqual([]);
    expect(vocabulary.near('echtscheidng', new Set(), 2)).toEqual(['echtscheiding']);
    expect(vocabulary.near('ektscheiding', new Set(), 2)).toEqual(['echtscheiding']);
    expect(vocabulary.near('2023', new Set(), 2)).toEqual([]);
    expect(vocabulary.near('ras', new Set(), 2)).toEqual([]);
  });
});

describe('a fragment', () => {
  it('is the text with its matches marked', () => {
    expect(fragment('Voelt zich eenzaam', 'eenzaam')).toBe('Voelt zich «eenzaam»');
    expect(fragment('Zonder overeenkomst')).toBe('Zonder overeenkomst');
  });

  it('has whole words around the first match, at most 160 characters of them', () => {
    const text = `${'voor '.repeat(60)}midden ${'achter '.repeat(60)}`;
    const found = fragment(text, 'midden');
    expect(found).toMatch(/^…(voor )+«midden»( achter)+…$/);
    expect(found.replace(/[«»…]/g, '').length).toBeLessThanOrEqual(160);
  });

  it('never breaks a character', () => {
    const found = fragment(`𝒳${'𝒴'.repeat(400)}`, '');
    expect(found).not.toMatch(/\p{Surrogate}/u);
    expect(found.length).toBeLessThan(400);
  });
});

describe('everyday words', () => {
  it('are groups with a source, and each word is in one group', () => {
    for (const { words, source } of everydayGroups) {
      expect(words.length).toBeGreaterThan(1);
      expect(source).toMatch(/\S/);
    }
  });
});

describe('what is kept of a version', () => {
  it('is made once, for the two newest versions, and again after a failure', async () => {
    const kept = new Kept();
    let made = 0;
    const make = async () => ++made;
    expect([await kept.of('a', '1', make), await kept.of('a', '1', make)]).toEqual([1, 1]);
    expect([await kept.of('a', '2', make), await kept.of('a', '1', make)]).toEqual([2, 1]);
    await kept.of('a', '3', make);
    expect(await kept.of('a', '1', make)).toBe(4);
    await expect(kept.of('b', '1', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await kept.of('b', '1', async () => 'whole')).toBe('whole');
  });
});
