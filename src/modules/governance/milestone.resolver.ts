import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang } from '../../shared/lang-argument.js';
import { type Language, textIn } from '../../shared/language.js';
import { parsePeriod, type PeriodValue } from '../../shared/period.js';
import { Period } from '../indicators/index.js';
import { Milestone } from './milestone.type.js';
import type { PartRow } from './project-part.repository.js';
import { partOfProject } from './project-part.resolver.js';

type MilestoneRow = PartRow<'milestone'>;

@Resolver(() => Milestone)
export class MilestoneResolver extends partOfProject(() => Milestone) {
  @FieldResolver(() => String, { description: 'What is done, in our own words; in English where the data has it, else in Dutch.' })
  activity(@Root() milestone: MilestoneRow, @Lang() lang: Language | null) {
    return textIn(lang, milestone.activity_nl, milestone.activity_en);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What it leads to, in our own words; null when not stated.' })
  product(@Root() milestone: MilestoneRow, @Lang() lang: Language | null) {
    return textIn(lang, milestone.product_nl, milestone.product_en);
  }

  @FieldResolver(() => Period, { nullable: true, description: 'When, as a period; null when the document gives no clear time.' })
  period(@Root() milestone: MilestoneRow): PeriodValue | null {
    return milestone.period === null ? null : parsePeriod(milestone.period);
  }
}
