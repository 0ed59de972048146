import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { Language } from '../../shared/language.js';
import { Lang, textIn } from '../../shared/lang-argument.js';
import { Objective } from './objective.type.js';
import type { PartRow } from './project-part.repository.js';
import { partOfProject } from './project-part.resolver.js';

@Resolver(() => Objective)
export class ObjectiveResolver extends partOfProject(() => Objective) {
  @FieldResolver(() => String, { description: 'Its name; in English where the data has it, else in Dutch.' })
  name(@Root() objective: PartRow<'objective'>, @Lang() lang: Language | null) {
    return textIn(lang, objective.name_nl, objective.name_en);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What is meant by it, in our own words.' })
  description(@Root() objective: PartRow<'objective'>, @Lang() lang: Language | null) {
    return textIn(lang, objective.description_nl, objective.description_en);
  }
}
