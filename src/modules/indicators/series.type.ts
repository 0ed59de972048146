import { ObjectType } from 'type-graphql';

@ObjectType({ description: 'The current values of one indicator for one area through time. A series never joins two areas, even where one took over from the other.' })
export class Series {}
