import type { ModulePart } from '../../../contract/module.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { list, type PackageRow, requiredText } from '../../../contract/package-row.js';
import { textsOf } from '../../../contract/searchable.js';
import { budgetLineNode } from '../budget-line/budget-line.entity.js';
import { LineCandidateEntity, UnallocatedLineEntity, unallocatedLineNode } from './unallocated-line.entity.js';
import {
  BudgetLineOutcomeResolver,
  SpeerpuntCandidatesResolver,
  UnallocatedLineResolver,
} from './unallocated-line.resolver.js';

const idOf = (row: PackageRow) => unallocatedLineNode.id(requiredText(row, 'budget_line'));

const resource = resourceOf(UnallocatedLineEntity, {
  name: 'unallocated_lines',
  description:
    'Budget lines of which nothing is allocated to a speerpunt, each with the reason: candidates of speerpunten, ' +
    'counted in none, and lines that no speerpunt is about.',
  key: ['budget_line'],
  columns: { budget_line: { refersTo: 'budget-line' } },
  more: [
    {
      name: 'candidates',
      type: 'list',
      refersTo: 'speerpunt',
      description:
        'Slugs of the speerpunten that the line may serve in a part that no document states; empty if no ' +
        'speerpunt is about what it pays for.',
      after: 'budget_line',
    },
  ],
  note: false,
  id: idOf,
  fact: (row) => ({
    id: idOf(row),
    nameNl: `Geen toedeling van ${requiredText(row, 'budget_line')}`,
    nameEn: `No allocation of ${requiredText(row, 'budget_line')}`,
    // A search finds the line, which has the reason.
    searchable: false,
  }),
  others: (row) =>
    list(row, 'candidates').map((speerpunt, index) => ({
      table: 'line_candidate',
      values: { budget_line: requiredText(row, 'budget_line'), speerpunt, position: index + 1 },
    })),
});

export const unallocatedLine: ModulePart = {
  entities: [UnallocatedLineEntity, LineCandidateEntity],
  kinds: [unallocatedLineNode],
  searchable: [
    textsOf(UnallocatedLineEntity, budgetLineNode, { key: 'budget_line', texts: { unallocated: 'reason' } }),
  ],
  resolvers: [BudgetLineOutcomeResolver, SpeerpuntCandidatesResolver, UnallocatedLineResolver],
  resources: [resource],
};
