import { registerEnumType } from 'type-graphql';

/** What kind of evidence a document names, strongest first. */
export enum EvidenceLevel {
  RCT = 'RCT',
  RECOGNISED_NJI = 'RECOGNISED_NJI',
  EVIDENCE_BASED = 'EVIDENCE_BASED',
  PRACTICE_BASED = 'PRACTICE_BASED',
  NONE_STATED = 'NONE_STATED',
}

registerEnumType(EvidenceLevel, {
  name: 'EvidenceLevel',
  description: 'What kind of evidence for an intervention a document names, strongest first; it is what the document says, not a judgement of ours.',
  valuesConfig: {
    RCT: { description: 'Studied in a randomised controlled trial.' },
    RECOGNISED_NJI: { description: 'Recognised as effective by the Netherlands Youth Institute (NJi).' },
    EVIDENCE_BASED: { description: 'Called proven effective, without naming the study or the recognition.' },
    PRACTICE_BASED: { description: 'Built on working factors and experience in practice.' },
    NONE_STATED: { description: 'No kind of evidence is named; this says nothing about whether there is any.' },
  },
});

const STRONGEST_FIRST = Object.values(EvidenceLevel);

/** The strongest of the levels; NONE_STATED when there are none. */
export function strongest(levels: readonly EvidenceLevel[]): EvidenceLevel {
  return STRONGEST_FIRST.find((level) => levels.includes(level)) ?? EvidenceLevel.NONE_STATED;
}
