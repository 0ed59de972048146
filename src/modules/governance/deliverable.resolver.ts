import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang } from '../../shared/lang-argument.js';
import { type Language, textIn } from '../../shared/language.js';
import { Deliverable } from './deliverable.type.js';
import type { PartRow } from './project-part.repository.js';
import { partOfProject } from './project-part.resolver.js';

@Resolver(() => Deliverable)
export class DeliverableResolver extends partOfProject(() => Deliverable) {
  @FieldResolver(() => String, { description: 'What it is, in our own words; in English where the data has it, else in Dutch.' })
  text(@Root() deliverable: PartRow<'deliverable'>, @Lang() lang: Language | null) {
    return textIn(lang, deliverable.text_nl, deliverable.text_en);
  }
}
