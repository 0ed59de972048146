import { Field, InputType, Int, InterfaceType, ObjectType } from 'type-graphql';
import type { StoredNumber } from '../../../contract/entity.js';
import { connectionOf } from '../../../contract/graphql/connection.js';
import { registerEnum } from '../../../contract/graphql/enums.js';
import { DateScalar, DecimalScalar } from '../../../contract/graphql/scalars.js';
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
    REGION: {
      description:
        'A province, GGD region or partnership of municipalities; its code is its CBS code, or a slug where it has ' +
        'none.',
    },
    MUNICIPALITY: { description: 'A municipality by its CBS code, such as `GM0935`.' },
    NEIGHBOURHOOD: { description: 'A part of a municipality, such as `GM0935-pottenberg`.' },
  },
});

/** What a region is made for. */
export enum RegionKind {
  PROVINCE = 'PROVINCE',
  GGD_REGION = 'GGD_REGION',
  YOUTH_REGION = 'YOUTH_REGION',
}

registerEnum(RegionKind, {
  name: 'RegionKind',
  description: 'What a region is made for.',
  valuesConfig: {
    PROVINCE: { description: 'A province, by its CBS code, such as `PV31`.' },
    GGD_REGION: { description: 'The area of a municipal health service (GGD), by its CBS code, such as `GG6106`.' },
    YOUTH_REGION: { description: 'Municipalities that buy youth care together (jeugdregio).' },
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
    description: 'First day on which the area existed under this code; null when not known.',
  })
  valid_from!: string | null;

  @Field(() => DateScalar, {
    name: 'validTo',
    nullable: true,
    description: 'Last day on which the area existed under this code; null while it exists.',
  })
  valid_to!: string | null;
}

@ObjectType({ implements: Area, description: 'A country.' })
export class Country extends Area {}

@ObjectType({ implements: Area, description: 'A province, a GGD region, or a partnership of municipalities.' })
export class Region extends Area {
  @Field(() => String, { description: 'Natural key of the region, such as `zuid-limburg`; the same as its code.' })
  slug!: string;

  @Field(() => RegionKind, {
    name: 'regionKind',
    nullable: true,
    description: 'What it is made for; null for a partnership of another kind.',
  })
  region_kind!: RegionKind | null;
}

@ObjectType({ implements: Area, description: 'A municipality.' })
export class Municipality extends Area {}

@ObjectType({ implements: Area, description: 'A part of a municipality.' })
export class Neighbourhood extends Area {}

@ObjectType({ description: 'A point on the map (WGS 84).' })
export class Point {
  @Field(() => DecimalScalar, { description: 'Degrees east.' })
  longitude!: StoredNumber;

  @Field(() => DecimalScalar, { description: 'Degrees north.' })
  latitude!: StoredNumber;
}

@ObjectType({ description: 'A place on the tile map of the country, on which each municipality is one square.' })
export class Tile {
  @Field(() => Int, { description: 'Column, from the west.' })
  column!: number;

  @Field(() => Int, { description: 'Row, from the north.' })
  row!: number;
}

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

  @Field(() => [String], { nullable: true, description: 'Only the areas with these codes; those that have ended too.' })
  codes?: string[] | null;

  @Field(() => [RegionKind], { nullable: true, description: 'Only regions that are made for this.' })
  regionKinds?: RegionKind[] | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The areas of this day, in place of those that exist now. Not together with `includeFormer`.',
  })
  validOn?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether areas that have ended are in the list too, such as municipalities before a merger.',
  })
  includeFormer?: boolean | null;
}

export const AreaConnection = connectionOf('Area', () => Area, 'areas');
export const MunicipalityConnection = connectionOf('Municipality', () => Municipality, 'municipalities');
