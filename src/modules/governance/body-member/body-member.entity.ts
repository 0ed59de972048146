import { defineEntity, p } from '@mikro-orm/core';
import { sql } from 'kysely';
import { conditional, slug } from '../../../contract/entity.js';
import { splitNodeId } from '../../../contract/node-id.js';
import type { RequestContext } from '../../../contract/request-context.js';
import { manyBy, manyOf } from '../../../store/loaders.js';
import { newestFirst, organisationNode, type StatedText } from '../../provenance/index.js';
import { BodyEntity, bodyNode, type BodyRow } from '../body/body.entity.js';
import {
  organisationsOfRole,
  RoleEntity,
  RoleOrganisationEntity,
  type RoleRow,
  rolesWithin,
} from '../role/role.entity.js';

/** A member of a body according to one document. */
export const BodyMemberEntity = defineEntity({
  name: 'BodyMember',
  tableName: 'body_member',
  properties: {
    body: slug().primary().comment('Slug of the body.'),
    document: p.text().primary(),
    position: p.integer().primary().comment("Position in the document's order."),
    text_nl: p.text().comment("The member, in Dutch; never a person's name."),
    text_en: p.text().nullable().comment("The member, in English; never a person's name."),
    ...conditional(),
    locator: p.text().nullable(),
    package: p.text(),
  },
});

/** An organisation or a body (`party`, an id) that is a member, or that a member comes from. */
export const BodyMemberPartyEntity = defineEntity({
  name: 'BodyMemberParty',
  tableName: 'body_member_party',
  properties: {
    body: slug().primary(),
    document: p.text().primary(),
    position: p.integer().primary(),
    party: p.text().primary(),
    place: p.integer(),
    package: p.text(),
  },
});

/** A member that a document lists as such, or a role whose holder is one. */
export interface BodyMemberRow extends StatedText {
  body: string;
  position: number;
  role: RoleRow | null;
}

const listedMembers = manyBy(BodyMemberEntity, 'body', ['document', 'position']);

/** The members of a body, newest document first. A body whose roles a document lists has the holders as members. */
export async function membersOf(context: RequestContext, body: string): Promise<BodyMemberRow[]> {
  const [listed, roles] = await Promise.all([listedMembers(context, body), rolesWithin(context, body)]);
  return newestFirst(context, [
    ...listed.map((row) => ({ ...row, role: null })),
    ...roles.map((role) => ({
      body,
      document: role.document,
      position: role.position,
      text_nl: role.function_nl,
      text_en: role.function_en,
      condition_nl: null,
      condition_en: null,
      locator: null,
      role,
    })),
  ]);
}

const partiesOfBody = manyBy(BodyMemberPartyEntity, 'body', ['document', 'position', 'place']);

/** The ids of the organisations and bodies that are a member, or that it comes from. */
export async function partiesOf(context: RequestContext, member: BodyMemberRow): Promise<string[]> {
  const { role } = member;
  if (role) {
    const organisations = await organisationsOfRole(context, role.slug);
    const ids = organisations.map(({ organisation }) => organisationNode.id(organisation));
    return role.body === null ? ids : [bodyNode.id(role.body), ...ids];
  }
  const parties = await partiesOfBody(context, member.body);
  return parties
    .filter(({ document, position }) => document === member.document && position === member.position)
    .map(({ party }) => party);
}

/** The parties of one kind, of several members, each once. */
export async function partiesOfKind(
  context: RequestContext,
  members: readonly BodyMemberRow[],
  kind: string,
): Promise<string[]> {
  const ids = (await Promise.all(members.map((member) => partiesOf(context, member)))).flat();
  return [...new Set(ids)].filter((id) => splitNodeId(id).kind === kind);
}

/** The bodies that have an organisation or a body, by its id, among their members; by name. */
export const bodiesWithMember = manyOf<BodyRow & { of: string }>('of', (context, parties) => {
  const db = context.tables(BodyEntity, BodyMemberPartyEntity, RoleEntity, RoleOrganisationEntity);
  const listed = db
    .selectFrom('body')
    .innerJoin('body_member_party as m', 'm.body', 'body.slug')
    .selectAll('body')
    .select('m.party as of')
    .where('m.party', 'in', [...parties]);
  const throughRoles = db.selectFrom('body').innerJoin('role', 'role.member_of', 'body.slug').selectAll('body');
  const ofOrganisation = sql<string>`${`${organisationNode.kind}/`} || ro.organisation`;
  const ofBody = sql<string>`${`${bodyNode.kind}/`} || role.body`;
  const members = listed
    .union(
      throughRoles
        .innerJoin('role_organisation as ro', 'ro.role', 'role.slug')
        .select(ofOrganisation.as('of'))
        .where(ofOrganisation, 'in', [...parties]),
    )
    .union(throughRoles.select(ofBody.as('of')).where(ofBody, 'in', [...parties]));
  return db.selectFrom(members.as('b')).selectAll().orderBy('name_nl').orderBy('slug').execute();
});
