import { describe, expect, it } from 'vitest';
import { Language, textIn } from '../../src/contract/graphql/language.js';
import { noteColumns } from '../../src/contract/words.js';

describe('a text in a language', () => {
  it('is English where requested and available, else Dutch', () => {
    expect(textIn(Language.EN, 'scheiding', 'divorce')).toBe('divorce');
    expect(textIn(Language.EN, 'speerpunt', null)).toBe('speerpunt');
    expect(textIn(Language.NL, 'scheiding', 'divorce')).toBe('scheiding');
    expect(textIn(null, 'scheiding', 'divorce')).toBe('scheiding');
  });

  it('is null where the sources give none', () => {
    expect(textIn(Language.EN, null, 'divorce')).toBeNull();
  });
});

describe('notes of a row', () => {
  it('are in English where each is, and none at all without any', () => {
    const [rounded, mapped] = [
      { nl: 'Afgerond.', en: 'Rounded.' },
      { nl: 'In duizendtallen.', en: null },
    ];
    expect(noteColumns([rounded, rounded])).toEqual({ note: 'Afgerond. Afgerond.', note_en: 'Rounded. Rounded.' });
    expect(noteColumns([rounded, mapped])).toEqual({ note: 'Afgerond. In duizendtallen.', note_en: null });
    expect(noteColumns([])).toEqual({ note: null, note_en: null });
  });
});
