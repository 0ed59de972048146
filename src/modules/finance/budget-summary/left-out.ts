import type { RequestContext } from '../../../contract/request-context.js';
import type { Words } from '../../../contract/words.js';
import { type InvestmentRow, investmentsOf } from '../investment/investment.entity.js';
import { type Amount, euros } from '../money.js';
import { paymentsOfInvestment } from '../spend/payment.js';
import { yearlyTotal } from '../spend/yearly-total.js';
import { NOT_ALLOCATED } from './budget-summary.type.js';

/** A group of budget lines by speerpunt, as far as its notes need it. */
interface SpeerpuntGroup {
  /** Slug of the speerpunt, or {@link NOT_ALLOCATED}. */
  speerpunt: string;
  candidates: Amount;
  assigned: Amount;
}

const NO_INVESTMENTS = {
  nl: 'Extra investeringen van speerpunten zijn geen begrotingsregels en tellen in geen enkele groep mee.',
  en: 'Extra investments of speerpunten are not budget lines and are counted in no group.',
};

function assignedWords(amount: Amount): Words[] {
  if (amount.isZero()) return [];
  const { nl, en } = euros(amount);
  return [
    {
      nl:
        `${nl} hiervan is door een oordeel aan een speerpunt toegedeeld; geen document noemt dat verband. ` +
        'Met include: ASSIGNED telt het daar mee.',
      en:
        `${en} of this is assigned to a speerpunt by judgement; no document makes that link. ` +
        'With include: ASSIGNED it is counted there.',
    },
  ];
}

function candidateWords(amount: Amount): Words[] {
  if (amount.isZero()) return [];
  const { nl, en } = euros(amount);
  return [
    {
      nl: `${nl} hiervan kan een of meer speerpunten deels dienen, maar geen document zegt welk deel.`,
      en: `${en} of this may serve one or more speerpunten in part, but no document states which part.`,
    },
  ];
}

function investmentWords(investments: readonly InvestmentRow[]): Words[] {
  const payments = investments.flatMap(paymentsOfInvestment);
  if (payments.length === 0) return [];
  const { nl, en } = yearlyTotal(payments);
  return [
    {
      nl:
        `Niet meegeteld: de extra investering in dit speerpunt, ${nl}. Of begrotingsregels die al bevatten, staat ` +
        'niet in de documenten.',
      en:
        `Not counted: the extra investment in this speerpunt, ${en}. Whether budget lines already hold it is not ` +
        'stated in the documents.',
    },
  ];
}

/** What the sum of a group by speerpunt leaves out, or holds without a speerpunt. */
export async function leftOutOf(context: RequestContext, group: SpeerpuntGroup): Promise<Words[]> {
  if (group.speerpunt === NOT_ALLOCATED)
    return [...assignedWords(group.assigned), ...candidateWords(group.candidates), NO_INVESTMENTS];
  return investmentWords(await investmentsOf(context, group.speerpunt));
}
