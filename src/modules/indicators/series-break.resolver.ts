import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { loadEntity } from '../../persistence/entity-loader.js';
import type { RequestContext } from '../../persistence/request-context.js';
import { Lang } from '../../shared/lang-argument.js';
import { type Language, textIn } from '../../shared/language.js';
import { Area, areaId } from '../places/index.js';
import { Citation, citationsFromColumns } from '../provenance/index.js';
import type { SeriesBreakRow } from './series-break.loader.js';
import { SeriesBreak } from './series-break.type.js';

@Resolver(() => SeriesBreak)
export class SeriesBreakResolver {
  @FieldResolver(() => Area, { nullable: true, description: 'The area that it concerns; null when it concerns all.' })
  area(@Root() row: SeriesBreakRow, @Ctx() context: RequestContext) {
    return row.area === null ? null : loadEntity(context, areaId(row.area));
  }

  @FieldResolver(() => String, { description: 'What changed, in our own words.' })
  description(@Root() row: SeriesBreakRow, @Lang() lang: Language | null): string {
    return textIn(lang, row.description_nl, row.description_en);
  }

  @FieldResolver(() => [Citation], { description: 'Every place in the sources where the break was read; at least one.' })
  citations(@Root() row: SeriesBreakRow) {
    return row.stated.flatMap(({ document, locator }) => citationsFromColumns(document, locator));
  }
}
