import type { ModulePart } from '../../../contract/module.js';
import { nodeId } from '../../../contract/node-id.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { number, type PackageRow, requiredText, text } from '../../../contract/package-row.js';
import { textsOf } from '../../../contract/searchable.js';
import { budgetLineNode } from '../budget-line/budget-line.entity.js';
import { Amount } from '../money.js';
import { AllocationEntity, allocationNode, SHARE_DECIMALS } from './allocation.entity.js';
import { AllocationResolver, SpeerpuntAllocationsResolver } from './allocation.resolver.js';
import { AllocationBasis } from './allocation.type.js';

function idOf(row: PackageRow): string {
  return nodeId(allocationNode.kind, requiredText(row, 'budget_line'), requiredText(row, 'speerpunt'));
}

function check(row: PackageRow): string | null {
  const share = new Amount(number(row, 'share') ?? 0);
  if (share.isZero())
    return 'has share 0: leave the row out, or give the share of the line, greater than 0 and at most 1.';
  if (share.decimalPlaces() > SHARE_DECIMALS)
    return `has share ${share} with more than ${SHARE_DECIMALS} decimals: round it.`;
  if (row.cells.basis === AllocationBasis.ASSIGNED && (!text(row, 'assigned_by') || !text(row, 'rationale_nl'))) {
    return 'is ASSIGNED without assigned_by or rationale_nl: state who made the judgement, and why.';
  }
  return null;
}

/** A pair of line and speerpunt is unique, so that no amount counts twice. */
const resource = resourceOf(AllocationEntity, {
  name: 'allocations',
  description:
    'Share of a budget line that serves a speerpunt; ASSIGNED if it is a judgement, not a statement in a document.',
  key: ['budget_line', 'speerpunt'],
  columns: {
    budget_line: { refersTo: 'budget-line' },
    speerpunt: { refersTo: 'speerpunt' },
    share: { required: true, minimum: 0, maximum: 1 },
  },
  note: false,
  check,
  id: idOf,
  fact: (row) => ({
    id: idOf(row),
    nameNl: `Toedeling van ${requiredText(row, 'budget_line')} aan ${requiredText(row, 'speerpunt')}`,
    nameEn: `Allocation of ${requiredText(row, 'budget_line')} to ${requiredText(row, 'speerpunt')}`,
    // A search finds the line, which lists its allocations.
    searchable: false,
  }),
});

export const allocation: ModulePart = {
  entities: [AllocationEntity],
  kinds: [allocationNode],
  searchable: [textsOf(AllocationEntity, budgetLineNode, { key: 'budget_line', texts: { allocations: 'rationale' } })],
  resolvers: [AllocationResolver, SpeerpuntAllocationsResolver],
  resources: [resource],
};
