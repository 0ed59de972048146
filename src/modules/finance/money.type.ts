import { Field, ObjectType } from 'type-graphql';
import type { StoredNumber } from '../../persistence/stored-number.js';
import { DecimalScalar } from '../../shared/decimal.scalar.js';
import { Amount } from './money.js';

@ObjectType({ description: 'An amount of money.' })
export class Money {
  @Field(() => DecimalScalar, { description: 'The amount, exact.' })
  amount!: number;

  @Field(() => String, { description: 'ISO 4217 code of the currency; `EUR`, the currency of every source.' })
  currency!: string;
}

/** An amount of euros, as the graph sends it. */
export function moneyOf(amount: Amount | StoredNumber): Money {
  return { amount: new Amount(amount).toNumber(), currency: 'EUR' };
}
