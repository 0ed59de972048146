import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { loadEntities, loadEntity } from '../../persistence/entity-loader.js';
import type { RequestContext } from '../../persistence/request-context.js';
import { Lang } from '../../shared/lang-argument.js';
import { type Language, textIn } from '../../shared/language.js';
import { Organisation, organisationId, sourced } from '../provenance/index.js';
import { bodyId } from './body.repository.js';
import { Body } from './body.type.js';
import { type PersonRow, personsOf } from './person.repository.js';
import { Person } from './person.type.js';
import { projectBySlug } from './project.repository.js';
import { Project } from './project.type.js';
import { organisationsOfRole, type RoleRow } from './role.repository.js';
import { Role } from './role.type.js';

@Resolver(() => Role)
export class RoleResolver extends sourced(() => Role) {
  @FieldResolver(() => String, { description: 'The function; in English where the data has it, else in Dutch.' })
  function(@Root() role: RoleRow, @Lang() lang: Language | null) {
    return textIn(lang, role.function_nl, role.function_en);
  }

  @FieldResolver(() => Project, { nullable: true, description: 'The project that it is part of; null for those who signed a document.' })
  project(@Root() role: RoleRow, @Ctx() context: RequestContext) {
    return role.project === null ? null : projectBySlug(context, role.project);
  }

  @FieldResolver(() => Organisation, { nullable: true, description: 'The organisation that it is held for, the first where there are several; null when not stated.' })
  async organisation(@Root() role: RoleRow, @Ctx() context: RequestContext) {
    const [first] = await organisationsOfRole(context, role.slug);
    return first === undefined ? null : loadEntity(context, organisationId(first));
  }

  @FieldResolver(() => [Organisation], { description: 'Every organisation that it is held for, in the order of the document.' })
  async organisations(@Root() role: RoleRow, @Ctx() context: RequestContext) {
    const slugs = await organisationsOfRole(context, role.slug);
    return loadEntities(context, slugs.map(organisationId));
  }

  @FieldResolver(() => Body, { nullable: true, description: 'The body that holds it, where the document names a body instead of a person.' })
  body(@Root() role: RoleRow, @Ctx() context: RequestContext) {
    return role.body === null ? null : loadEntity(context, bodyId(role.body));
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who holds it, the first where there are several; null without the scope `governance:persons`, and where no document prints a name.' })
  async person(@Root() role: RoleRow, @Ctx() context: RequestContext): Promise<PersonRow | null> {
    return (await personsOf(context, role.slug))?.[0] ?? null;
  }

  @FieldResolver(() => [Person], { nullable: true, description: 'Everyone who holds it, in the order of the document; null without the scope `governance:persons`.' })
  persons(@Root() role: RoleRow, @Ctx() context: RequestContext): Promise<PersonRow[] | null> {
    return personsOf(context, role.slug);
  }
}
