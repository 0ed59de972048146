import { Field, ObjectType } from 'type-graphql';
import { registerEnum } from '../../../contract/graphql/enums.js';
import { DateScalar } from '../../../contract/graphql/scalars.js';
import { Sourced } from '../../provenance/index.js';

/** What municipalities can be alike in. */
export enum PeerCriterion {
  SIZE_CLASS = 'SIZE_CLASS',
  URBANITY = 'URBANITY',
  PROVINCE = 'PROVINCE',
  YOUTH_REGION = 'YOUTH_REGION',
  CENTRE_FUNCTION = 'CENTRE_FUNCTION',
  SOCIAL_STRUCTURE = 'SOCIAL_STRUCTURE',
}

registerEnum(PeerCriterion, {
  name: 'PeerCriterion',
  description: 'What municipalities can be alike in.',
  valuesConfig: {
    SIZE_CLASS: { description: 'The class of their number of inhabitants.' },
    URBANITY: { description: 'The density of addresses, in five classes (stedelijkheid, CBS).' },
    PROVINCE: { description: 'The province that they lie in.' },
    YOUTH_REGION: {
      description: 'The region in which they buy youth care together, where a source lists its members.',
    },
    CENTRE_FUNCTION: { description: 'How strong their function for the region is (centrumfunctie, Gemeentefonds).' },
    SOCIAL_STRUCTURE: { description: 'How strong their social structure is (sociale structuur, Gemeentefonds).' },
  },
});

@ObjectType({
  implements: Sourced,
  description: 'The class of a municipality for one criterion, as a document gives it.',
})
export class AreaClass {
  @Field(() => PeerCriterion, { description: 'What the class is about.' })
  criterion!: PeerCriterion;

  @Field(() => String, { description: 'The class, such as `20000-tot-50000-inwoners` or `sterk`.' })
  value!: string;

  @Field(() => DateScalar, {
    name: 'from',
    nullable: true,
    description: 'First day for which the class holds; null when not stated.',
  })
  valid_from!: string | null;
}
