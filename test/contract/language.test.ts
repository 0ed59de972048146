import { describe, expect, it } from 'vitest';
import { Language, textIn } from '../../src/contract/graphql/language.js';

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
