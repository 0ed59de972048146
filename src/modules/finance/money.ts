import { Decimal } from 'decimal.js';
import { Field, ObjectType } from 'type-graphql';
import { DecimalScalar } from '../../contract/graphql/scalars.js';
import type { StoredNumber } from '../../contract/entity.js';
import type { Words } from '../../contract/words.js';

/** Decimals with sixty significant digits: no sum, share or quotient of real money loses a cent. */
export const Amount = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });
export type Amount = Decimal;

const ZERO = new Amount(0);

export function sumOf(amounts: readonly Amount[]): Amount {
  return amounts.reduce((sum, amount) => sum.plus(amount), ZERO);
}

/** An amount in words, such as `€ 1.212.000` and `€1,212,000`: with cents only if there are any. */
export function euros(amount: Amount): Words {
  const [whole, cents] = amount
    .abs()
    .toFixed(amount.isInteger() ? 0 : 2)
    .split('.') as [string, string?];
  const sign = amount.isNegative() ? '-' : '';
  const grouped = (separator: string): string => whole.replace(/\B(?=(\d{3})+$)/g, separator);
  return {
    nl: `${sign}€ ${grouped('.')}${cents ? `,${cents}` : ''}`,
    en: `${sign}€${grouped(',')}${cents ? `.${cents}` : ''}`,
  };
}

@ObjectType({ description: 'An amount of money.' })
export class Money {
  @Field(() => DecimalScalar, { description: 'The exact amount.' })
  amount!: number;

  @Field(() => String, { description: 'ISO 4217 currency code; always `EUR`.' })
  currency!: string;
}

export function moneyOf(amount: Amount | StoredNumber): Money {
  return { amount: new Amount(amount).toNumber(), currency: 'EUR' };
}
