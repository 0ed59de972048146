import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import { listCost } from '../../../contract/graphql/selection.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { inlineSourced } from '../../provenance/index.js';
import type { AreaRow } from '../area/area.entity.js';
import { Municipality } from '../area/area.type.js';
import { type AreaClassRow, classesOf } from './area-class.entity.js';
import { AreaClass, PeerCriterion } from './area-class.type.js';

@Resolver(() => AreaClass)
export class AreaClassResolver extends inlineSourced(() => AreaClass) {
  @FieldResolver(() => String, { description: 'The class in words; in English where the data has it, else in Dutch.' })
  label(@Root() row: AreaClassRow, @Lang() lang: Language | null): string {
    return textIn(lang, row.label_nl, row.label_en);
  }
}

@Resolver(() => Municipality)
export class MunicipalityClassesResolver {
  @FieldResolver(() => [AreaClass], {
    complexity: listCost(4),
    description:
      'Its classes, by which municipalities can be compared with their like; empty where no document has them.',
  })
  async classes(
    @Root() area: AreaRow,
    @Arg('criteria', () => [PeerCriterion], { nullable: true, description: 'Only classes of these criteria.' })
    criteria: PeerCriterion[] | null,
    @Ctx() context: RequestContext,
  ): Promise<AreaClassRow[]> {
    const classes = await classesOf(context, area.code);
    return criteria ? classes.filter(({ criterion }) => criteria.includes(criterion)) : classes;
  }
}
