import { describe, expect, it } from 'vitest';
import { EvidenceLevel, strongest } from '../../../src/modules/policy/intervention/intervention.type.js';

const { EVIDENCE_BASED, NONE_STATED, PRACTICE_BASED, RCT, RECOGNISED_NJI } = EvidenceLevel;

describe('the strongest evidence', () => {
  it('is an RCT before a recognition, in any order', () => {
    expect(strongest([RECOGNISED_NJI, RCT])).toBe(RCT);
    expect(strongest([RCT, RECOGNISED_NJI])).toBe(RCT);
  });

  it('goes down to practice-based', () => {
    expect(strongest([EVIDENCE_BASED, RECOGNISED_NJI])).toBe(RECOGNISED_NJI);
    expect(strongest([PRACTICE_BASED, EVIDENCE_BASED])).toBe(EVIDENCE_BASED);
    expect(strongest([NONE_STATED, PRACTICE_BASED])).toBe(PRACTICE_BASED);
  });

  it('is NONE_STATED without statements, and if a document states so', () => {
    expect(strongest([])).toBe(NONE_STATED);
    expect(strongest([NONE_STATED])).toBe(NONE_STATED);
  });
});
