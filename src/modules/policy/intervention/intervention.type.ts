import { Field, InputType, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../contract/graphql/connection.js';
import { registerEnum } from '../../../contract/graphql/enums.js';
import { Node, Sourced } from '../../provenance/index.js';

/** Kinds of evidence, strongest first. */
export enum EvidenceLevel {
  RCT = 'RCT',
  RECOGNISED_NJI = 'RECOGNISED_NJI',
  EVIDENCE_BASED = 'EVIDENCE_BASED',
  PRACTICE_BASED = 'PRACTICE_BASED',
  NONE_STATED = 'NONE_STATED',
}

registerEnum(EvidenceLevel, {
  name: 'EvidenceLevel',
  description: 'Kind of evidence for an intervention as stated in a document, strongest first; not our own judgement.',
  valuesConfig: {
    RCT: { description: 'Studied in a randomised controlled trial.' },
    RECOGNISED_NJI: { description: 'Recognised as effective by the Netherlands Youth Institute (NJi).' },
    EVIDENCE_BASED: { description: 'Described as proven effective, without naming a study or recognition.' },
    PRACTICE_BASED: { description: 'Based on effective elements and practical experience.' },
    NONE_STATED: { description: 'No kind of evidence is stated; there may still be some.' },
  },
});

const STRONGEST_FIRST = Object.values(EvidenceLevel);

/** The strongest of the levels; NONE_STATED for an empty list. */
export function strongest(levels: readonly EvidenceLevel[]): EvidenceLevel {
  return STRONGEST_FIRST.find((level) => levels.includes(level)) ?? EvidenceLevel.NONE_STATED;
}

export enum InterventionStatus {
  RUNNING = 'RUNNING',
  EXPLORED = 'EXPLORED',
  PLANNED = 'PLANNED',
  ENDED = 'ENDED',
}

registerEnum(InterventionStatus, {
  name: 'InterventionStatus',
  description: 'Status of an intervention in an area, at the time of the document.',
  valuesConfig: {
    RUNNING: { description: 'Runs in the area.' },
    EXPLORED: { description: 'Feasibility in the area is being studied.' },
    PLANNED: { description: 'Planned for the area.' },
    ENDED: { description: 'Has ended in the area, or is being phased out.' },
  },
});

@ObjectType({
  implements: [Node, Sourced],
  description:
    'An intervention, programme, method, training course or facility for young people, parents or ' + 'professionals.',
})
export class Intervention extends Node {
  @Field(() => String, { description: 'Natural key, such as `kies`.' })
  slug!: string;
}

@ObjectType({ implements: Sourced, description: 'Evidence for an intervention as stated in a document.' })
export class InterventionEvidence {
  @Field(() => EvidenceLevel, { description: 'Kind of evidence.' })
  level!: EvidenceLevel;
}

@ObjectType({
  implements: Sourced,
  description: 'An area where, according to a document, an intervention runs, is explored, planned or has ended.',
})
export class InterventionArea {
  @Field(() => InterventionStatus, { description: 'Status in the area, at the time of the document.' })
  status!: InterventionStatus;
}

@InputType({
  description: 'Filter for interventions. Fields are combined with AND, the values within a field with OR.',
})
export class InterventionFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Words in the name, slug or description; accents and case are ignored.',
  })
  search?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Codes of areas in which a document places the intervention. `status` restricts which placements count; ' +
      'by default all do, including planned and ended ones.',
  })
  area?: string[] | null;

  @Field(() => [InterventionStatus], {
    nullable: true,
    description: 'Statuses of the intervention in an area (one of `area`, if given).',
  })
  status?: InterventionStatus[] | null;

  @Field(() => [EvidenceLevel], {
    nullable: true,
    description:
      'Kinds of evidence named in a document; `NONE_STATED` selects interventions for which no document names ' +
      'evidence.',
  })
  evidence?: EvidenceLevel[] | null;

  @Field(() => [String], { nullable: true, description: 'Slugs of documents that mention the intervention.' })
  document?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Letters of levels of need that the intervention serves, such as `B`. What a letter means differs between ' +
      'plans: `needLevelPlans` restricts which count.',
  })
  needLevels?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Slugs of plans that define a level of need that the intervention serves (one of `needLevels`, if given).',
  })
  needLevelPlans?: string[] | null;
}

export const InterventionConnection = connectionOf('Intervention', () => Intervention, 'interventions');
