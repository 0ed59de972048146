import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../contract/graphql/connection.js';
import { registerEnum } from '../../../contract/graphql/enums.js';
import { Sourced } from '../citation/citation.type.js';
import { Node } from '../node/node.type.js';

/** What kind of organisation it is. */
export enum OrganisationKind {
  MUNICIPALITY = 'MUNICIPALITY',
  REGION = 'REGION',
  NATIONAL_GOVERNMENT = 'NATIONAL_GOVERNMENT',
  HEALTH = 'HEALTH',
  CARE_PROVIDER = 'CARE_PROVIDER',
  WELFARE = 'WELFARE',
  EDUCATION = 'EDUCATION',
  RESEARCH = 'RESEARCH',
  JUSTICE = 'JUSTICE',
  POLICE = 'POLICE',
  FOUNDATION = 'FOUNDATION',
  HOUSING = 'HOUSING',
  ADVISORY = 'ADVISORY',
  NETWORK = 'NETWORK',
  OTHER = 'OTHER',
}

registerEnum(OrganisationKind, {
  name: 'OrganisationKind',
  description: 'What kind of organisation it is; a sorting of ours, to filter by.',
  valuesConfig: {
    MUNICIPALITY: { description: 'A municipality or a part of its own organisation.' },
    REGION: { description: 'A partnership of municipalities.' },
    NATIONAL_GOVERNMENT: { description: 'A ministry or an agency of central government.' },
    HEALTH: { description: 'Public health and health care.' },
    CARE_PROVIDER: { description: 'Provider of youth care, shelter or mental health care.' },
    WELFARE: { description: 'Welfare, youth work and volunteers.' },
    EDUCATION: { description: 'Schools and their partnerships.' },
    RESEARCH: { description: 'Research and statistics.' },
    JUSTICE: { description: 'Child protection, probation and the courts.' },
    POLICE: { description: 'Police and public safety.' },
    FOUNDATION: { description: 'A foundation or fund.' },
    HOUSING: { description: 'Housing.' },
    ADVISORY: { description: 'An advisory body or ombudsman.' },
    NETWORK: { description: 'An association or network of organisations.' },
    OTHER: { description: 'Anything else.' },
  },
});

@ObjectType({
  implements: [Node, Sourced],
  description: 'An organisation that publishes, measures, provides or takes part.',
})
export class Organisation extends Node {
  @Field(() => String, { description: 'Natural key, such as `trajekt`.' })
  slug!: string;

  @Field(() => OrganisationKind, { description: 'What kind of organisation it is.' })
  kind!: OrganisationKind;
}

export const OrganisationConnection = connectionOf('Organisation', () => Organisation, 'organisations');
