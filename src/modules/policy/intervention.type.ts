import { Field, InputType, ObjectType } from 'type-graphql';
import { connectionOf } from '../../shared/connection.js';
import { Node, Sourced } from '../provenance/index.js';
import { EvidenceLevel } from './evidence-level.js';
import { InterventionStatus } from './intervention-status.js';

@ObjectType({ implements: [Node, Sourced], description: 'An intervention, programme, method, training or facility for young people, parents or professionals.' })
export class Intervention extends Node {
  @Field(() => String, { description: 'Natural key, such as `kies`.' })
  slug!: string;

  @Field(() => String, { nullable: true, description: 'A web address about it, as a document gives it; null when none does.' })
  url!: string | null;
}

@ObjectType({ implements: Sourced, description: 'What a document says about the evidence for an intervention.' })
export class InterventionEvidence {
  @Field(() => EvidenceLevel, { description: 'The kind of evidence that it names.' })
  level!: EvidenceLevel;
}

@ObjectType({ implements: Sourced, description: 'Where a document says that an intervention runs, is explored or is planned, or has ended.' })
export class InterventionArea {
  @Field(() => InterventionStatus, { description: 'How far it is there, at the time of the document.' })
  status!: InterventionStatus;

  @Field(() => String, { nullable: true, description: 'What a reader must know about this statement, in Dutch; null when nothing.' })
  note!: string | null;
}

@InputType({ description: 'Narrows a list of interventions; what is given combines with AND.' })
export class InterventionFilter {
  @Field(() => String, { nullable: true, description: 'Words of the name, slug or description; accents and case do not matter.' })
  search?: string | null;

  @Field(() => [String], { nullable: true, description: 'Codes of areas: only interventions that a document places in one of them. `status` says which of those count; without it all do, planned and ended ones included.' })
  area?: string[] | null;

  @Field(() => [InterventionStatus], { nullable: true, description: 'Only interventions that are this far in an area (in one of `area` when that is given).' })
  status?: InterventionStatus[] | null;

  @Field(() => [EvidenceLevel], { nullable: true, description: 'Only interventions for which a document names evidence of one of these kinds; `NONE_STATED`: for which no document names any.' })
  evidence?: EvidenceLevel[] | null;

  @Field(() => [String], { nullable: true, description: 'Slugs of documents: only interventions that one of them mentions.' })
  document?: string[] | null;
}

export const InterventionConnection = connectionOf('Intervention', () => Intervention, 'interventions');
