import type { Words } from '../../../contract/words.js';
import { type Amount, euros } from '../money.js';
import type { OverlapRow } from './overlap.repository.js';
import { OverlapReason } from './overlap.type.js';

type InWords = (amount: Amount, rest: Amount) => Words;

const INCLUDED: InWords = (amount, rest) => ({
  nl:
    `${euros(amount).nl} zit volgens het document al in een ander bedrag van deze som en is dus dubbel geteld: ` +
    `zonder dubbeltelling is de som ${euros(rest).nl}.`,
  en:
    `${euros(amount).en} is part of another amount of this sum, as the document states, and is counted twice: ` +
    `without that the sum is ${euros(rest).en}.`,
});

const MAY_BE_INCLUDED: InWords = (amount, rest) => ({
  nl:
    `${euros(amount).nl} kan al in een ander bedrag van deze som zitten; of dat zo is, zegt het document niet. ` +
    `Zit het erin, dan is de som ${euros(rest).nl}.`,
  en:
    `${euros(amount).en} may already be part of another amount of this sum; the document does not say whether it is. ` +
    `If it is, the sum is ${euros(rest).en}.`,
});

const OTHERS: Readonly<Record<string, Words>> = {
  [OverlapReason.SEVERAL_YEARS]: {
    nl:
      'Een bedrag voor meerdere jaren samen kan een ander bedrag van hetzelfde plan in die jaren al bevatten; de ' +
      'documenten zeggen dat niet.',
    en:
      'An amount for several years together may already hold another of the same plan in those years; the documents ' +
      'do not say.',
  },
  [OverlapReason.BUDGETED_AND_REALISED]: {
    nl:
      'Van hetzelfde gebied en jaar tellen begrote en gerealiseerde bedragen hier samen: dat is hetzelfde geld twee ' +
      'keer. Splits of filter op BASIS.',
    en:
      'Budgeted and realised amounts of the same area and year are added up here: that is the same money twice. ' +
      'Group or filter by BASIS.',
  },
  [OverlapReason.SEVERAL_DOCUMENTS]: {
    nl: 'Bedragen uit meerdere documenten over hetzelfde gebied en jaar kunnen over hetzelfde geld gaan.',
    en: 'Amounts of several documents about the same area and year may be about the same money.',
  },
  [OverlapReason.AREA_WITHIN_AREA]: {
    nl:
      'Bedragen van een gebied en van een gebied daarbinnen kunnen over hetzelfde geld gaan. Splits of filter op ' +
      'gebied.',
    en: 'Amounts of an area and of an area in it may be about the same money. Group or filter by area.',
  },
};

/** Why a sum may hold money twice, and what it is without that where the amount is known. */
export function overlapInWords({ reason, amount, total }: OverlapRow): Words {
  if (amount === null) return OTHERS[reason]!;
  return (reason === OverlapReason.INCLUDED ? INCLUDED : MAY_BE_INCLUDED)(amount, total.minus(amount));
}
