import type { ModulePart } from '../../../contract/module.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { list, type PackageRow, requiredText, type TableRow, text } from '../../../contract/package-row.js';
import { textsOf } from '../../../contract/searchable.js';
import { organisationId } from '../../provenance/index.js';
import { bodyNode } from '../body/body.entity.js';
import { BodyMemberEntity, BodyMemberPartyEntity } from './body-member.entity.js';
import { BodyMemberResolver, MembersResolver, OrganisationBodiesResolver } from './body-member.resolver.js';

function partyRows(row: PackageRow): TableRow[] {
  const organisation = text(row, 'organisation');
  const organisations = organisation === null ? list(row, 'organisations') : [organisation];
  const parties = [...organisations.map(organisationId), ...list(row, 'bodies').map((slug) => bodyNode.id(slug))];
  const member = { body: text(row, 'body'), document: row.document ?? '', position: Number(text(row, 'position')) };
  return parties.map((party, index) => ({
    table: 'body_member_party',
    values: { ...member, party, place: index + 1 },
  }));
}

const resource = resourceOf(BodyMemberEntity, {
  name: 'body_members',
  description: 'Members of bodies, by function or organisation.',
  key: ['body', 'position'],
  columns: { body: { refersTo: 'body' }, position: { minimum: 1 } },
  more: [
    {
      name: 'organisation',
      type: 'slug',
      refersTo: 'organisation',
      description: 'Slug of the organisation, if one is named.',
      after: 'text_en',
    },
    {
      name: 'organisations',
      type: 'list',
      refersTo: 'organisation',
      description: 'Slugs of the organisations, if several are named; `organisation` is then empty.',
      after: 'organisation',
    },
    {
      name: 'bodies',
      type: 'list',
      refersTo: 'body',
      description: 'Slugs of the bodies that are the member, or that it comes from.',
      after: 'organisations',
    },
  ],
  note: false,
  check: (row) =>
    text(row, 'organisation') !== null && list(row, 'organisations').length > 0
      ? 'has both organisation and organisations: name one organisation in the former, or several in the latter.'
      : null,
  // A row extends a body, which it adds citations to.
  cites: (row) => bodyNode.id(requiredText(row, 'body')),
  values: ({ document }) => ({ document: document ?? '' }),
  others: partyRows,
});

export const bodyMember: ModulePart = {
  entities: [BodyMemberEntity, BodyMemberPartyEntity],
  searchable: [
    textsOf(BodyMemberEntity, bodyNode, { key: 'body', texts: { members: 'text', memberDetails: 'condition' } }),
  ],
  resolvers: [BodyMemberResolver, MembersResolver, OrganisationBodiesResolver],
  resources: [resource],
};
