import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang } from '../../shared/lang-argument.js';
import { type Language, textIn } from '../../shared/language.js';
import { labelled } from '../provenance/index.js';
import { Objective } from './objective.type.js';
import type { PartRow } from './project-part.repository.js';
import { partOfProject } from './project-part.resolver.js';

@Resolver(() => Objective)
export class ObjectiveResolver extends labelled(() => Objective, partOfProject(() => Objective)) {
  @FieldResolver(() => String, { nullable: true, description: 'What is meant by it, in our own words; null when the document does not explain it.' })
  description(@Root() objective: PartRow<'objective'>, @Lang() lang: Language | null) {
    return textIn(lang, objective.description_nl, objective.description_en);
  }
}
