import { describe, expect, it } from 'vitest';
import { nearest, wordsOf } from '../../src/contract/text.js';

describe('wordsOf', () => {
  it('drops accents, case and signs', () => {
    expect(wordsOf("Súdwest-Fryslân, 's-Gravenhage & M@ZL")).toEqual([
      'sudwest',
      'fryslan',
      's',
      'gravenhage',
      'm',
      'zl',
    ]);
  });
});

describe('nearest', () => {
  it('suggests what was probably meant, nearest first', () => {
    expect(nearest('GM0953', ['GM0935', 'GM0828', 'NL01', 'GM0953x'])).toEqual(['GM0953x', 'GM0935']);
  });

  it('suggests nothing when nothing is near', () => {
    expect(nearest('xyz', ['maastricht', 'breda'])).toEqual([]);
  });
});
