import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../shared/connection.js';
import { DateScalar } from '../../shared/date.scalar.js';
import { DecimalScalar } from '../../shared/decimal.scalar.js';
import { Node, Sourced } from '../provenance/index.js';
import { MissingReason } from './missing-reason.js';
import { Quality } from './quality.js';

@ObjectType({
  implements: [Node, Sourced],
  description: 'One value of one indicator, for one area and one period, as read in one document.',
})
export class Measurement extends Node {
  @Field(() => DecimalScalar, { nullable: true, description: 'The value; null when the source gives only bounds, or no value for the reason in `missing`. Never 0 for missing.' })
  value!: number | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Lower bound, where the source gives one.' })
  low!: number | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Upper bound, where the source gives one.' })
  high!: number | null;

  @Field(() => Quality, { description: 'How good the value is.' })
  quality!: Quality;

  @Field(() => MissingReason, { nullable: true, description: 'Why there is neither value nor bound; null when there is one.' })
  missing!: MissingReason | null;

  @Field(() => String, { nullable: true, description: 'What a reader must know about this figure, in Dutch; null when nothing.' })
  note!: string | null;

  @Field(() => DateScalar, { name: 'publishedOn', description: 'Day on which its document was published.' })
  published_on!: string;
}

export const MeasurementConnection = connectionOf('Measurement', () => Measurement, 'measurements');
