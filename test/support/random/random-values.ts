import { type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import type { Dice } from './dice.js';
import type { KnownKeys } from './known-keys.js';

/** The keys for arguments of these names; those of `slug` belong to the field's own type. */
const KEYS: Record<string, string> = {
  code: 'area',
  area: 'area',
  areas: 'area',
  within: 'area',
  codes: 'area',
  indicator: 'indicator',
  indicators: 'indicator',
  slugs: 'indicator',
  speerpunt: 'speerpunt',
  plan: 'policyPlan',
  document: 'document',
  documents: 'document',
  programmes: 'programme',
  id: 'id',
  ids: 'id',
  after: 'cursor',
  before: 'cursor',
  name: 'name',
};
const WORDS = ['jeugd', 'zorg', 'Maastricht', 'é', '', '%', 'a"b', 'ouder'];
const DAYS = ['2024-01-01', '2025-06-30', '2026-12-31', '1900-01-01'];

/** Draws values for arguments: mostly of existing entities, sometimes unknown ones. */
export class RandomValues {
  constructor(
    readonly dice: Dice,
    readonly keys: KnownKeys,
  ) {}

  /** A value of this type as JSON has it, for an argument or input field of this name, of a field of that name. */
  value(type: GraphQLInputType, name: string, field: string): unknown {
    if (isNonNullType(type)) return this.#known(type.ofType, name, field);
    return this.dice.chance(0.04) ? null : this.#known(type, name, field);
  }

  #known(type: GraphQLInputType, name: string, field: string): unknown {
    if (isListType(type))
      return this.dice.times(this.dice.between(this.dice.chance(0.1) ? 0 : 1, 3), () =>
        this.value(type.ofType, name, field),
      );
    if (isEnumType(type)) return this.dice.pick(type.getValues()).name;
    if (isInputObjectType(type)) {
      const all = Object.values(type.getFields());
      const chosen = all.filter(
        (one) => (isNonNullType(one.type) && one.defaultValue === undefined) || this.dice.chance(1.5 / all.length),
      );
      return Object.fromEntries(chosen.map((one) => [one.name, this.value(one.type, one.name, field)]));
    }
    return this.#scalar(String(type), name, field);
  }

  #scalar(type: string, name: string, field: string): unknown {
    const { dice } = this;
    if (type === 'Boolean') return dice.chance(0.5);
    if (type === 'Date') return dice.pick(DAYS);
    if (type === 'Int') return name === 'first' || name === 'last' ? this.#pageSize() : dice.between(2014, 2028);
    if (name === 'search' || name === 'text') return dice.pick(WORDS);
    if (dice.chance(0.04)) return 'unknown-key';
    return dice.pick(this.keys[name === 'slug' ? field : (KEYS[name] ?? 'area')] ?? ['unknown-key']);
  }

  #pageSize(): number {
    return this.dice.chance(0.02) ? this.dice.pick([-1, 501, 0]) : this.dice.between(1, 4);
  }
}

/** A value as a document has it. */
export function literalOf(type: GraphQLInputType, value: unknown): string {
  if (isNonNullType(type)) return literalOf(type.ofType, value);
  if (value === null) return 'null';
  if (isListType(type)) return `[${(value as unknown[]).map((one) => literalOf(type.ofType, one)).join(', ')}]`;
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    return `{${Object.entries(value as object)
      .map(([name, one]) => `${name}: ${literalOf(fields[name]!.type, one)}`)
      .join(', ')}}`;
  }
  return isEnumType(type) ? String(value) : JSON.stringify(value);
}
