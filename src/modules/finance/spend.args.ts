import { ArgsType, Field, Int } from 'type-graphql';
import { DateScalar } from '../../shared/date.scalar.js';
import { AllocationBasis } from './allocation-basis.js';

/** Which years and which money to count. */
@ArgsType()
export class SpendArgs {
  @Field(() => Int, { nullable: true, description: 'First calendar year; without it, from the first that is known.' })
  from?: number | null;

  @Field(() => Int, { nullable: true, description: 'Last calendar year; without it, up to the last that is known.' })
  to?: number | null;

  @Field(() => AllocationBasis, { nullable: true, defaultValue: AllocationBasis.STATED, description: 'STATED counts what documents state; ASSIGNED adds the parts of budget lines that somebody assigned.' })
  include?: AllocationBasis | null;
}

/** The same beside the indicators of an area. */
@ArgsType()
export class SpendVersusTrendArgs extends SpendArgs {
  @Field(() => String, { description: 'Code of the area whose series are wanted, such as `GM0935`. It may be one that the plan is not for, to compare with: the spend stays that of the plan.' })
  area!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Answers with the figures as they were known on this day: what was published later is left out. The spend is always as known now.' })
  asOf?: string | null;
}
