import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { bodyId } from '../body/body.repository.js';
import { Body } from '../body/body.type.js';
import { type PersonRow, personsOf } from '../person/person.repository.js';
import { Person } from '../person/person.type.js';
import { projectBySlug } from '../project/project.repository.js';
import { Project } from '../project/project.type.js';
import { organisationsOfRole, type RoleRow, rolesOfDocument } from './role.repository.js';
import { Role } from './role.type.js';
import { type DocumentRow, Organisation, organisationId, sourced, SourceDocument } from '../../provenance/index.js';
import { loadEntities, loadEntity } from '../../../store/loaders.js';

@Resolver(() => Role)
export class RoleResolver extends sourced(() => Role) {
  @FieldResolver(() => String, { description: 'The function; in English where the data has it, else in Dutch.' })
  function(@Root() role: RoleRow, @Lang() lang: Language | null) {
    return textIn(lang, role.function_nl, role.function_en);
  }

  @FieldResolver(() => Project, {
    nullable: true,
    description: 'The project that it is part of; null for those who signed a document.',
  })
  project(@Root() role: RoleRow, @Ctx() context: RequestContext) {
    return role.project === null ? null : projectBySlug(context, role.project);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'The organisation that it is held for, the first where there are several; null when not stated.',
  })
  async organisation(@Root() role: RoleRow, @Ctx() context: RequestContext) {
    const [first] = await organisationsOfRole(context, role.slug);
    return first === undefined ? null : loadEntity(context, organisationId(first));
  }

  @FieldResolver(() => [Organisation], {
    description: 'Every organisation that it is held for, in the order of the document.',
  })
  async organisations(@Root() role: RoleRow, @Ctx() context: RequestContext) {
    const slugs = await organisationsOfRole(context, role.slug);
    return loadEntities(context, slugs.map(organisationId));
  }

  @FieldResolver(() => Body, {
    nullable: true,
    description: 'The body that holds it, where the document names a body instead of a person.',
  })
  body(@Root() role: RoleRow, @Ctx() context: RequestContext) {
    return role.body === null ? null : loadEntity(context, bodyId(role.body));
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description:
      'Who holds it, the first where there are several; null without the scope `governance:persons`, and where no document prints a name.',
  })
  async person(@Root() role: RoleRow, @Ctx() context: RequestContext): Promise<PersonRow | null> {
    return (await personsOf(context, role.slug))?.[0] ?? null;
  }

  @FieldResolver(() => [Person], {
    nullable: true,
    description: 'Everyone who holds it, in the order of the document; null without the scope `governance:persons`.',
  })
  persons(@Root() role: RoleRow, @Ctx() context: RequestContext): Promise<PersonRow[] | null> {
    return personsOf(context, role.slug);
  }
}

/** What this module adds to a document. */
@Resolver(() => SourceDocument)
export class DocumentRolesResolver {
  @FieldResolver(() => [Role], { description: 'The functions of those who signed it.' })
  roles(@Root() document: DocumentRow, @Ctx() context: RequestContext) {
    return rolesOfDocument(context, document.slug);
  }
}
