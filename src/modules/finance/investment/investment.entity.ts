import { defineEntity, p } from '@mikro-orm/core';
import { code, decimal, type Row, type StoredNumber, slug } from '../../../contract/entity.js';
import { nodeOf, manyOf, rowsOf } from '../../../store/loaders.js';
import { Recurrence } from './investment.type.js';
import { SpeerpuntEntity } from '../../policy/index.js';

/** Extra money for a speerpunt. */
export const InvestmentEntity = defineEntity({
  name: 'Investment',
  tableName: 'investment',
  properties: {
    id: p.text().primary(),
    slug: slug().comment('Natural key, used in ids and filters: lower case letters, digits and hyphens.'),
    speerpunt: slug().comment('Slug of the speerpunt that receives the investment.'),
    amount: decimal().nullable().comment('Amount in euros; per year if YEARLY.'),
    recurrence: code(Recurrence).comment('Whether the amount is yearly or one-off, as stated in the document.'),
    from_year: p.integer().nullable().comment('First year in which the money is available.'),
    to_year: p.integer().nullable().comment('Last year in which the money is available.'),
    years_stated: p.integer().comment('Whether the document states these years; true if empty.'),
    funding_nl: p.text().nullable().comment('Source of the money, in Dutch.'),
    funding_en: p.text().nullable().comment('Source of the money, in English.'),
    note: p.text().nullable(),
    note_en: p.text().nullable(),
    package: p.text(),
  },
});

export interface InvestmentRow extends Row<typeof InvestmentEntity> {
  /** Packages require it; the column is nullable. */
  amount: StoredNumber;
}

export const investmentNode = nodeOf('investment', 'Investment', InvestmentEntity);

export const investmentsOf = manyOf<InvestmentRow>('speerpunt', (context, speerpunten) =>
  rowsOf(context, InvestmentEntity)
    .where('speerpunt', 'in', [...speerpunten])
    .orderBy('slug')
    .$narrowType<{ amount: StoredNumber }>()
    .execute(),
);

/** The investments of all speerpunten of a plan, by slug. */
export const investmentsOfPlan = manyOf<InvestmentRow & { plan: string }>('plan', (context, plans) =>
  context
    .tables(InvestmentEntity, SpeerpuntEntity)
    .selectFrom('investment as i')
    .innerJoin('speerpunt as s', 's.slug', 'i.speerpunt')
    .selectAll('i')
    .select('s.plan')
    .where('s.plan', 'in', [...plans])
    .orderBy('i.slug')
    .$narrowType<{ amount: StoredNumber }>()
    .execute(),
);

/** Whether a document states in which years an investment is available. */
export function areYearsStated({ years_stated, from_year, to_year }: InvestmentYears): boolean {
  return years_stated === 1 && (from_year !== null || to_year !== null);
}

type InvestmentYears = Pick<InvestmentRow, 'years_stated' | 'from_year' | 'to_year'>;
