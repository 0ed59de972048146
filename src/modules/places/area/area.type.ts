import { Field, InputType, InterfaceType, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../contract/graphql/connection.js';
import { registerEnum } from '../../../contract/graphql/enums.js';
import { DateScalar } from '../../../contract/graphql/scalars.js';
import { Node, typenameOf } from '../../provenance/index.js';

/** The four levels of area. */
export enum AreaKind {
  COUNTRY = 'COUNTRY',
  REGION = 'REGION',
  MUNICIPALITY = 'MUNICIPALITY',
  NEIGHBOURHOOD = 'NEIGHBOURHOOD',
}

registerEnum(AreaKind, {
  name: 'AreaKind',
  description: 'The level of an area.',
  valuesConfig: {
    COUNTRY: { description: 'The Netherlands, code `NL01`.' },
    REGION: { description: 'A partnership of municipalities, such as a youth region; its code is its slug.' },
    MUNICIPALITY: { description: 'A municipality by its CBS code, such as `GM0935`.' },
    NEIGHBOURHOOD: { description: 'A part of a municipality, such as `GM0935-pottenberg`.' },
  },
});

/** The GraphQL type of each level. */
export const AREA_TYPES: Record<AreaKind, string> = {
  COUNTRY: 'Country',
  REGION: 'Region',
  MUNICIPALITY: 'Municipality',
  NEIGHBOURHOOD: 'Neighbourhood',
};

@InterfaceType({
  description: 'A place that figures, budgets and plans are about.',
  implements: Node,
  resolveType: typenameOf,
})
export abstract class Area extends Node {
  @Field(() => String, { description: 'Natural key: a CBS code such as `GM0935`, or a slug where there is no code.' })
  code!: string;

  @Field(() => AreaKind, { description: 'Its level.' })
  kind!: AreaKind;

  @Field(() => DateScalar, {
    name: 'validFrom',
    nullable: true,
    description: 'First day on which the area existed in this form; null when not known.',
  })
  valid_from!: string | null;

  @Field(() => DateScalar, {
    name: 'validTo',
    nullable: true,
    description: 'Last day on which the area existed in this form; null when it still does or when not known.',
  })
  valid_to!: string | null;
}

@ObjectType({ implements: Area, description: 'A country.' })
export class Country extends Area {}

@ObjectType({ implements: Area, description: 'A partnership of municipalities.' })
export class Region extends Area {
  @Field(() => String, { description: 'Natural key of the region, such as `zuid-limburg`; the same as its code.' })
  slug!: string;
}

@ObjectType({ implements: Area, description: 'A municipality.' })
export class Municipality extends Area {}

@ObjectType({ implements: Area, description: 'A part of a municipality.' })
export class Neighbourhood extends Area {}

@InputType({ description: 'Narrows a list of areas; what is given combines with AND.' })
export class AreaFilter {
  @Field(() => String, { nullable: true, description: 'Words of the name or code; accents and case do not matter.' })
  search?: string | null;

  @Field(() => [AreaKind], { nullable: true, description: 'Only these levels.' })
  kinds?: AreaKind[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only areas that lie, directly or through others, within the area with this code.',
  })
  within?: string | null;

  @Field(() => [String], { nullable: true, description: 'Only the areas with these codes.' })
  codes?: string[] | null;
}

export const AreaConnection = connectionOf('Area', () => Area, 'areas');
export const MunicipalityConnection = connectionOf('Municipality', () => Municipality, 'municipalities');
