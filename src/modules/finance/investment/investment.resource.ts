import type { ModulePart } from '../../../contract/module.js';
import { resourceOf } from '../../../contract/package-resource.js';
import { number, type PackageRow, requiredText, text } from '../../../contract/package-row.js';
import { textsOf } from '../../../contract/searchable.js';
import { spanProblem, YEARS } from '../years.js';
import { InvestmentEntity, investmentNode } from './investment.entity.js';
import { InvestmentResolver, SpeerpuntInvestmentsResolver } from './investment.resolver.js';
import { Recurrence } from './investment.type.js';

/** A yearly amount without years could only be summed over invented years. */
function check(row: PackageRow): string | null {
  if (
    row.cells.recurrence === Recurrence.YEARLY &&
    (number(row, 'from_year') === null || number(row, 'to_year') === null)
  ) {
    return 'is YEARLY without from_year and to_year: give the first and last year, or recurrence NOT_STATED.';
  }
  return spanProblem(row);
}

const idOf = (row: PackageRow) => investmentNode.id(requiredText(row, 'slug'));

const resource = resourceOf(InvestmentEntity, {
  name: 'investments',
  description: 'Extra money for speerpunten and where it comes from.',
  key: ['slug'],
  columns: {
    speerpunt: { refersTo: 'speerpunt' },
    amount: { required: true },
    from_year: YEARS,
    to_year: YEARS,
    years_stated: { type: 'boolean', fill: 1 },
  },
  check,
  id: idOf,
  fact: (row) => ({
    id: idOf(row),
    nameNl: `Extra investering ${requiredText(row, 'speerpunt')}`,
    nameEn: `Extra investment ${requiredText(row, 'speerpunt')}`,
    text: [text(row, 'funding_nl'), text(row, 'funding_en'), text(row, 'note'), text(row, 'note_en')],
  }),
});

export const investment: ModulePart = {
  entities: [InvestmentEntity],
  kinds: [investmentNode],
  searchable: [
    textsOf(InvestmentEntity, investmentNode, {
      texts: { funding: 'funding', note: 'note' },
      relations: { speerpunt: ['speerpunt', 'speerpunt'] },
      called: ['investering', 'investeringen', 'kosten', 'investment', 'costs'],
    }),
  ],
  resolvers: [InvestmentResolver, SpeerpuntInvestmentsResolver],
  resources: [resource],
};
