import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { Language } from '../../shared/language.js';
import { Lang, textIn } from '../../shared/lang-argument.js';
import type { PartRow } from './project-part.repository.js';
import { partOfProject } from './project-part.resolver.js';
import { ProjectResult } from './project-result.type.js';

@Resolver(() => ProjectResult)
export class ProjectResultResolver extends partOfProject(() => ProjectResult) {
  @FieldResolver(() => String, { description: 'The result; in English where the data has it, else in Dutch.' })
  name(@Root() result: PartRow<'project_result'>, @Lang() lang: Language | null) {
    return textIn(lang, result.name_nl, result.name_en);
  }
}
