import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import { listCost } from '../../../contract/graphql/selection.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { bodyNode, type BodyRow } from '../body/body.entity.js';
import { Body } from '../body/body.type.js';
import { type PersonRow, personsOf } from '../person/person.entity.js';
import { Person } from '../person/person.type.js';
import { projectNode } from '../project/project.entity.js';
import { Project } from '../project/project.type.js';
import {
  organisationsOfRole,
  type RoleRow,
  rolesFilledBy,
  rolesOfDocument,
  rolesOfOrganisation,
} from './role.entity.js';
import { Role } from './role.type.js';
import {
  type DocumentRow,
  noted,
  Organisation,
  organisationId,
  organisationNode,
  sourced,
  SourceDocument,
} from '../../provenance/index.js';
import { loadEntities } from '../../../store/loaders.js';

@Resolver(() => Role)
export class RoleResolver extends noted(
  () => Role,
  sourced(() => Role),
) {
  @FieldResolver(() => String, { description: 'The function; in English if available, otherwise in Dutch.' })
  function(@Root() role: RoleRow, @Lang() lang: Language | null) {
    return textIn(lang, role.function_nl, role.function_en);
  }

  @FieldResolver(() => Project, {
    nullable: true,
    description: 'The project of the role; null for signatories of a document.',
  })
  project(@Root() role: RoleRow, @Ctx() context: RequestContext) {
    return projectNode.load(context, role.project);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'The organisation the role represents, the first if there are several; null if not stated.',
  })
  async organisation(@Root() role: RoleRow, @Ctx() context: RequestContext) {
    const [first] = await organisationsOfRole(context, role.slug);
    return organisationNode.load(context, first?.organisation ?? null);
  }

  @FieldResolver(() => [Organisation], {
    description: "All organisations the role represents, in the document's order.",
  })
  async organisations(@Root() role: RoleRow, @Ctx() context: RequestContext) {
    const represented = await organisationsOfRole(context, role.slug);
    return loadEntities(
      context,
      represented.map(({ organisation }) => organisationId(organisation)),
    );
  }

  @FieldResolver(() => Body, {
    nullable: true,
    description: 'The body that fills the role, if the document names a body rather than a person; otherwise null.',
  })
  body(@Root() role: RoleRow, @Ctx() context: RequestContext) {
    return bodyNode.load(context, role.body);
  }

  @FieldResolver(() => Body, {
    nullable: true,
    description: 'The body whose member it is, such as the project team; null if none is stated.',
  })
  memberOf(@Root() role: RoleRow, @Ctx() context: RequestContext) {
    return bodyNode.load(context, role.member_of);
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description:
      'The person in the role, the first if there are several; null without the scope `governance:persons` or ' +
      'if no name has been imported.',
  })
  async person(@Root() role: RoleRow, @Ctx() context: RequestContext): Promise<PersonRow | null> {
    return (await personsOf(context, role.slug))?.[0] ?? null;
  }

  @FieldResolver(() => [Person], {
    nullable: true,
    description: "Everyone in the role, in the document's order; null without the scope `governance:persons`.",
  })
  persons(@Root() role: RoleRow, @Ctx() context: RequestContext): Promise<PersonRow[] | null> {
    return personsOf(context, role.slug);
  }
}

@Resolver(() => SourceDocument)
export class DocumentRolesResolver {
  @FieldResolver(() => [Role], { description: "Roles of the document's signatories." })
  roles(@Root() document: DocumentRow, @Ctx() context: RequestContext) {
    return rolesOfDocument(context, document.slug);
  }
}

@Resolver(() => Body)
export class BodyRolesResolver {
  @FieldResolver(() => [Role], { description: 'Roles that the body itself fills, such as that of commissioner.' })
  roles(@Root() body: BodyRow, @Ctx() context: RequestContext): Promise<RoleRow[]> {
    return rolesFilledBy(context, body.slug);
  }
}

@Resolver(() => Organisation)
export class OrganisationRolesResolver {
  @FieldResolver(() => [Role], {
    complexity: listCost(20),
    description: 'Roles that represent the organisation, in projects and as signatory of documents, by document.',
  })
  roles(@Root() organisation: { slug: string }, @Ctx() context: RequestContext): Promise<RoleRow[]> {
    return rolesOfOrganisation(context, organisation.slug);
  }
}
