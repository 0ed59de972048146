import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../contract/graphql/connection.js';
import { Node, Sourced } from '../../provenance/index.js';

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
  description:
    'What kind of evidence for an intervention a document names, strongest first; it is what the document says, not a judgement of ours.',
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

/** How far an intervention is in an area. */
export enum InterventionStatus {
  RUNNING = 'RUNNING',
  EXPLORED = 'EXPLORED',
  PLANNED = 'PLANNED',
  ENDED = 'ENDED',
}

registerEnumType(InterventionStatus, {
  name: 'InterventionStatus',
  description: 'How far an intervention is in an area, at the time of the document.',
  valuesConfig: {
    RUNNING: { description: 'It runs there.' },
    EXPLORED: { description: 'Whether it can run there is being studied.' },
    PLANNED: { description: 'It is to run there.' },
    ENDED: { description: 'It has ended there, or is being ended.' },
  },
});

@ObjectType({
  implements: [Node, Sourced],
  description: 'An intervention, programme, method, training or facility for young people, parents or professionals.',
})
export class Intervention extends Node {
  @Field(() => String, { description: 'Natural key, such as `kies`.' })
  slug!: string;

  @Field(() => String, {
    nullable: true,
    description: 'A web address about it, as a document gives it; null when none does.',
  })
  url!: string | null;
}

@ObjectType({ implements: Sourced, description: 'What a document says about the evidence for an intervention.' })
export class InterventionEvidence {
  @Field(() => EvidenceLevel, { description: 'The kind of evidence that it names.' })
  level!: EvidenceLevel;
}

@ObjectType({
  implements: Sourced,
  description: 'Where a document says that an intervention runs, is explored or is planned, or has ended.',
})
export class InterventionArea {
  @Field(() => InterventionStatus, { description: 'How far it is there, at the time of the document.' })
  status!: InterventionStatus;

  @Field(() => String, {
    nullable: true,
    description: 'What a reader must know about this statement, in Dutch; null when nothing.',
  })
  note!: string | null;
}

@InputType({ description: 'Narrows a list of interventions; what is given combines with AND.' })
export class InterventionFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Words of the name, slug or description; accents and case do not matter.',
  })
  search?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Codes of areas: only interventions that a document places in one of them. `status` says which of those count; without it all do, planned and ended ones included.',
  })
  area?: string[] | null;

  @Field(() => [InterventionStatus], {
    nullable: true,
    description: 'Only interventions that are this far in an area (in one of `area` when that is given).',
  })
  status?: InterventionStatus[] | null;

  @Field(() => [EvidenceLevel], {
    nullable: true,
    description:
      'Only interventions for which a document names evidence of one of these kinds; `NONE_STATED`: for which no document names any.',
  })
  evidence?: EvidenceLevel[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Slugs of documents: only interventions that one of them mentions.',
  })
  document?: string[] | null;
}

export const InterventionConnection = connectionOf('Intervention', () => Intervention, 'interventions');
