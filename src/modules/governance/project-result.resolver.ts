import { Resolver } from 'type-graphql';
import { labelled } from '../provenance/index.js';
import { partOfProject } from './project-part.resolver.js';
import { ProjectResult } from './project-result.type.js';

/** Gives results their `name(lang)`, their project and their citations. */
@Resolver(() => ProjectResult)
export class ProjectResultResolver extends labelled(() => ProjectResult, partOfProject(() => ProjectResult)) {}
