import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Lang, type Language, textIn } from '../../../contract/graphql/language.js';
import { listCost } from '../../../contract/graphql/selection.js';
import type { EntityRow, RequestContext } from '../../../contract/request-context.js';
import { loadEntities } from '../../../store/loaders.js';
import { type Labelled, Organisation, organisationNode, statedText } from '../../provenance/index.js';
import { bodyNode, type BodyRow } from '../body/body.entity.js';
import { Body } from '../body/body.type.js';
import { roleNode, type RoleRow } from '../role/role.entity.js';
import { Role } from '../role/role.type.js';
import { bodiesWithMember, type BodyMemberRow, membersOf, partiesOf, partiesOfKind } from './body-member.entity.js';
import { BodyMember } from './body-member.type.js';

/** A member in words. A role is told with the organisations and bodies that its holder comes from. */
async function inWords(context: RequestContext, member: BodyMemberRow, lang: Language | null): Promise<string> {
  const text = textIn(lang, member.text_nl, member.text_en);
  if (member.role === null) return text;
  const parties = await loadEntities<EntityRow & Labelled>(context, await partiesOf(context, member));
  const names = parties.map(({ name_nl, name_en }) => textIn(lang, name_nl, name_en));
  return names.length === 0 ? text : `${text} (${names.join(', ')})`;
}

@Resolver(() => BodyMember)
export class BodyMemberResolver extends statedText<BodyMemberRow>(
  () => BodyMember,
  ({ body, role }) => role?.id ?? bodyNode.id(body),
) {
  @FieldResolver(() => Role, {
    nullable: true,
    description: 'The role whose holder is the member; null if the document lists the member itself.',
  })
  role(@Root() member: BodyMemberRow, @Ctx() context: RequestContext): Promise<RoleRow | null> {
    return roleNode.load(context, member.role?.slug ?? null);
  }

  @FieldResolver(() => [Organisation], {
    description: 'The organisations that are the member, or that it comes from; empty if none is stated.',
  })
  async organisations(@Root() member: BodyMemberRow, @Ctx() context: RequestContext) {
    return loadEntities(context, await partiesOfKind(context, [member], organisationNode.kind));
  }

  @FieldResolver(() => [Body], {
    description: 'The bodies that are the member, or that it comes from; empty if none is stated.',
  })
  async bodies(@Root() member: BodyMemberRow, @Ctx() context: RequestContext): Promise<BodyRow[]> {
    return loadEntities(context, await partiesOfKind(context, [member], bodyNode.kind));
  }
}

@Resolver(() => Body)
export class MembersResolver {
  @FieldResolver(() => [String], {
    description:
      'Members by function or organisation, never by personal name; newest document first. `memberDetails` has ' +
      'their conditions and citations.',
  })
  async members(@Root() body: BodyRow, @Lang() lang: Language | null, @Ctx() context: RequestContext) {
    const members = await membersOf(context, body.slug);
    return Promise.all(members.map((member) => inWords(context, member, lang)));
  }

  @FieldResolver(() => [BodyMember], {
    description: 'The same members, each with its role, organisations, condition and citations.',
  })
  memberDetails(@Root() body: BodyRow, @Ctx() context: RequestContext): Promise<BodyMemberRow[]> {
    return membersOf(context, body.slug);
  }

  @FieldResolver(() => [Organisation], { description: 'The member organisations the documents name.' })
  async memberOrganisations(@Root() body: BodyRow, @Ctx() context: RequestContext) {
    const members = await membersOf(context, body.slug);
    return loadEntities(context, await partiesOfKind(context, members, organisationNode.kind));
  }

  @FieldResolver(() => [Body], { description: 'Bodies that have this body, or someone of it, as a member; by name.' })
  memberOf(@Root() body: BodyRow, @Ctx() context: RequestContext): Promise<BodyRow[]> {
    return bodiesWithMember(context, body.id);
  }
}

@Resolver(() => Organisation)
export class OrganisationBodiesResolver {
  @FieldResolver(() => [Body], {
    complexity: listCost(20),
    description: 'Bodies that have the organisation, or someone of it, as a member; by name.',
  })
  bodies(@Root() organisation: EntityRow, @Ctx() context: RequestContext): Promise<BodyRow[]> {
    return bodiesWithMember(context, organisation.id);
  }
}
