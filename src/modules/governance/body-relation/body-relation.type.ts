import { Field, ObjectType } from 'type-graphql';
import { registerEnum } from '../../../contract/graphql/enums.js';
import { Sourced } from '../../provenance/index.js';

export enum BodyRelationKind {
  ADVISES = 'ADVISES',
  MANDATED_BY = 'MANDATED_BY',
  REPORTS_TO = 'REPORTS_TO',
  PREPARES_FOR = 'PREPARES_FOR',
  SCALES_UP_TO = 'SCALES_UP_TO',
}

registerEnum(BodyRelationKind, {
  name: 'BodyRelationKind',
  description: 'What one body is to another.',
  valuesConfig: {
    ADVISES: { description: 'It advises the other body.' },
    MANDATED_BY: { description: 'The other body gave it its mandate.' },
    REPORTS_TO: { description: 'It reports to the other body.' },
    PREPARES_FOR: { description: 'It prepares decisions of the other body.' },
    SCALES_UP_TO: { description: 'It escalates to the other body.' },
  },
});

@ObjectType({
  implements: Sourced,
  description: 'A relation between two bodies according to one document, read as: `body` `relation` `other`.',
})
export class BodyRelation {
  @Field(() => BodyRelationKind, { description: 'What `body` is to `other`.' })
  relation!: BodyRelationKind;
}
