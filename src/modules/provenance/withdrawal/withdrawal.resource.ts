import type { ModulePart } from '../../../contract/module.js';
import { splitNodeId } from '../../../contract/node-id.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { requiredText } from '../../../contract/package-row.js';
import { textsOf } from '../../../contract/searchable.js';
import { WithdrawalEntity } from './withdrawal.entity.js';
import { WithdrawalResolver } from './withdrawal.resolver.js';

/** What can be withdrawn: figures. A wrong description is corrected in its package, which transcribes its document. */
const KINDS = ['measurement', 'budget-line'];

/** Withdrawn figures stay in the store, so that answers about earlier days still have them. */
const resource = resourceOf(WithdrawalEntity, {
  name: 'withdrawals',
  description:
    'Figures that the document withdraws, whichever document they were read in: from the day on, they do not ' +
    'count any more. A correction gives the right figure as well.',
  key: ['fact'],
  inlineCitations: true,
  names: (row) => requiredText(row, 'fact'),
  check: (row) => {
    if (row.document === null) return 'needs a document that it was read in.';
    const { kind } = splitNodeId(requiredText(row, 'fact'));
    return KINDS.includes(kind)
      ? null
      : `has a fact that is not a figure: give an id that begins with ${KINDS.map((one) => `${one}/`).join(' or ')}.`;
  },
});

export const withdrawal: ModulePart = {
  entities: [WithdrawalEntity],
  searchable: [textsOf(WithdrawalEntity, null, { id: 'fact', texts: { withdrawn: 'reason' } })],
  resolvers: [WithdrawalResolver],
  resources: [resource],
};
