import { registerEnumType } from 'type-graphql';

/** Which end of a list comes first. */
export enum SortDirection {
  ASC = 'ASC',
  DESC = 'DESC',
}

registerEnumType(SortDirection, {
  name: 'SortDirection',
  description: 'Which end of a list comes first.',
  valuesConfig: {
    ASC: { description: 'Lowest, earliest or first in the alphabet first.' },
    DESC: { description: 'Highest, latest or last in the alphabet first.' },
  },
});
