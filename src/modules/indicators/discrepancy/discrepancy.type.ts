import { Field, InputType, ObjectType } from 'type-graphql';
import { registerEnum } from '../../../contract/graphql/enums.js';
import { connectionOf } from '../../../contract/graphql/connection.js';

/** Why values for the same indicator, area and period differ. */
export enum DiscrepancyKind {
  REVISION = 'REVISION',
  CONFLICT = 'CONFLICT',
}

registerEnum(DiscrepancyKind, {
  name: 'DiscrepancyKind',
  description: 'Why values for the same indicator, area and period differ.',
  valuesConfig: {
    REVISION: { description: 'A later document gives another value, for instance in place of a provisional one.' },
    CONFLICT: {
      description:
        'Nothing explains it: the values are in one document, in documents of the same date, or in documents that ' +
        'do not state the period.',
    },
  },
});

@ObjectType({ description: 'Different values for the same indicator, area and period. All of them are kept.' })
export class Discrepancy {
  @Field(() => DiscrepancyKind, { description: 'Whether a later document explains it.' })
  kind!: DiscrepancyKind;
}

@InputType({ description: 'Narrows the list of discrepancies; what is given combines with AND.' })
export class DiscrepancyFilter {
  @Field(() => [String], { nullable: true, description: 'Only the indicators with these slugs.' })
  indicators?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Only the areas with these codes.' })
  areas?: string[] | null;

  @Field(() => [DiscrepancyKind], { nullable: true, description: 'Only these kinds.' })
  kinds?: DiscrepancyKind[] | null;
}

export const DiscrepancyConnection = connectionOf('Discrepancy', () => Discrepancy, 'discrepancies');
