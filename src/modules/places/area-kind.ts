import { registerEnumType } from 'type-graphql';

/** The four levels of area. */
export enum AreaKind {
  COUNTRY = 'COUNTRY',
  REGION = 'REGION',
  MUNICIPALITY = 'MUNICIPALITY',
  NEIGHBOURHOOD = 'NEIGHBOURHOOD',
}

registerEnumType(AreaKind, {
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
