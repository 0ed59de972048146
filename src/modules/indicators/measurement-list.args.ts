import { ArgsType, Field } from 'type-graphql';
import { ConnectionArgs } from '../../shared/connection.js';
import { DateScalar } from '../../shared/date.scalar.js';
import { MeasurementFilter } from './measurement-filter.js';
import { MeasurementOrder } from './measurement-order.js';

/** Arguments of every list of measurements. */
@ArgsType()
export class MeasurementListArgs extends ConnectionArgs {
  @Field(() => MeasurementFilter, { nullable: true, description: 'Narrows the list.' })
  filter?: MeasurementFilter | null;

  @Field(() => [MeasurementOrder], { nullable: true, description: 'Order of the list; by indicator, area and period when not given.' })
  orderBy?: MeasurementOrder[] | null;

  @Field(() => DateScalar, { nullable: true, description: 'Answers as things were known on this day: documents published later are ignored.' })
  asOf?: string | null;
}
