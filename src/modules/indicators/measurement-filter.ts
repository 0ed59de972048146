import { Field, InputType, Int } from 'type-graphql';
import { AreaKind } from '../places/index.js';
import { Quality } from './quality.js';

@InputType({ description: 'Narrows a list of measurements; what is given combines with AND.' })
export class MeasurementFilter {
  @Field(() => [String], { nullable: true, description: 'Only the indicators with these slugs.' })
  indicators?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Only the areas with these codes.' })
  areas?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Only areas that lie, directly or through others, within the area with this code.' })
  within?: string | null;

  @Field(() => [AreaKind], { nullable: true, description: 'Only areas of these levels.' })
  kinds?: AreaKind[] | null;

  @Field(() => [Int], { nullable: true, description: 'Only periods that begin in these calendar years.' })
  years?: number[] | null;

  @Field(() => Int, { nullable: true, description: 'Only periods that begin in this calendar year or later; leaves out periods that are not stated.' })
  from?: number | null;

  @Field(() => Int, { nullable: true, description: 'Only periods that begin in this calendar year or earlier; leaves out periods that are not stated.' })
  to?: number | null;

  @Field(() => [String], { nullable: true, description: 'Only what the documents with these slugs say, though other documents may have replaced it since.' })
  documents?: string[] | null;

  @Field(() => [Quality], { nullable: true, description: 'Only values of these qualities.' })
  quality?: Quality[] | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only rows with a `value`; false: only rows without one, whether missing or given as a range.' })
  hasValue?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'True: also values that a newer document, or a table in the same document, has replaced, and those that are withdrawn. By default, only the current value of each period.' })
  includeRevisions?: boolean | null;
}
