import { type GraphQLField, type GraphQLInputType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import type { Dice } from './dice.js';
import { literalOf, type RandomValues } from './random-values.js';

/** A variable of a document. */
export interface RandomVariable {
  name: string;
  type: string;
  /** Its default, as the document has it. */
  fallback: string | null;
  /** What is sent for it; undefined when nothing is. */
  value: unknown;
}

/** Names of variables, some of which a gateway could use itself. */
const NAMES = ['a', 'b', 'n', 'representations', '_0', '_1', 'id', 'first', 'constructor', '__typename'];

/** Draws the arguments of fields, in the document or as variables. */
export class RandomArguments {
  readonly variables: RandomVariable[] = [];

  constructor(
    readonly dice: Dice,
    readonly values: RandomValues,
  ) {}

  /** The arguments of a field with their brackets; nothing when it gets none. */
  of(field: GraphQLField<unknown, unknown>): string {
    const given = field.args.filter(({ name, type, defaultValue }) => {
      if (isNonNullType(type) && defaultValue === undefined) return true;
      if (name === 'first') return this.dice.chance(0.85);
      return this.dice.chance(['after', 'before', 'last'].includes(name) ? 0.03 : 0.3);
    });
    if (field.name === 'municipality' && given.length !== 1)
      return `(code: ${this.#text(field.args[0]!.type, 'code', field.name)})`;
    return given.length === 0
      ? ''
      : `(${given.map(({ name, type }) => `${name}: ${this.#text(type, name, field.name)}`).join(', ')})`;
  }

  /** A condition of `@skip` or `@include`. */
  condition(): string {
    return this.dice.chance(0.5)
      ? String(this.dice.chance(0.5))
      : `$${this.#variable('Boolean', true, this.dice.chance(0.5), this.dice.chance(0.5))}`;
  }

  #text(type: GraphQLInputType, name: string, field: string): string {
    const { dice, values } = this;
    if (dice.chance(0.25)) return `$${this.#variableOf(type, name, field)}`;
    const inner = isNonNullType(type) ? type.ofType : type;
    const written = values.value(type, name, field);
    if (written !== null && isInputObjectType(inner)) {
      const fields = inner.getFields();
      return `{${Object.keys(written as object)
        .map((key) => `${key}: ${this.#text(fields[key]!.type, key, field)}`)
        .join(', ')}}`;
    }
    if (written !== null && isListType(inner))
      return `[${(written as unknown[]).map(() => this.#text(inner.ofType, name, field)).join(', ')}]`;
    return literalOf(type, written);
  }

  #variableOf(type: GraphQLInputType, name: string, field: string): string {
    const required = isNonNullType(type);
    const inner = required ? type.ofType : type;
    const fallback = this.values.value(type, name, field);
    return this.#variable(String(inner), required, literalOf(type, fallback), this.values.value(type, name, field));
  }

  /** Adds a variable. For a non-null argument it is non-null itself, or has a default. */
  #variable(type: string, required: boolean, fallback: unknown, value: unknown): string {
    const { dice } = this;
    const withDefault = dice.chance(0.35);
    const strict = required && !withDefault ? true : dice.chance(0.15) && value !== null;
    const fallbackText =
      withDefault && !(String(fallback) === 'null' && (required || strict)) ? String(fallback) : null;
    const omitted = (fallbackText !== null || !(strict || required)) && dice.chance(0.3);
    const free = NAMES.filter((name) => !this.variables.some((one) => one.name === name));
    const name = free.length > 0 && dice.chance(0.7) ? dice.pick(free) : `v${this.variables.length}`;
    this.variables.push({
      name,
      type: strict || (required && fallbackText === null) ? `${type}!` : type,
      fallback: fallbackText,
      value: omitted ? undefined : value,
    });
    return name;
  }
}
