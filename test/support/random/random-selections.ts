import {
  doTypesOverlap,
  type GraphQLField,
  getNamedType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isObjectType,
} from 'graphql';
import type { Dice } from './dice.js';
import type { RandomArguments } from './random-arguments.js';

type Composite = GraphQLObjectType | GraphQLInterfaceType;

/** A fragment that was written; it can be spread again. */
export interface RandomFragment {
  name: string;
  type: Composite;
  text: string;
}

/** Aliases: ordinary ones, names of keys and of fields, and what JavaScript or a gateway could take for its own. */
const ALIASES = [
  'x',
  'y',
  'id',
  'code',
  'slug',
  'key',
  'name',
  'nodes',
  '__typename',
  '_as_id',
  '_as_name',
  '_as___typename',
  '_entities',
  '_0',
  '_1',
  'constructor',
  'toString',
  '__proto__',
  'hasOwnProperty',
  'then',
  'length',
  'toJSON',
];
const ABOUT_SCHEMA: [string, string][] = [
  ['__schema', '{ queryType { name } }'],
  ['__type(name: "Area")', '{ name kind }'],
  ['t: __type(name: "Nothing")', '{ name }'],
];
const MAX_DEPTH = 7;

/** Draws selection sets. What it writes under one alias for two fields may not be valid: that is for the caller to check. */
export class RandomSelections {
  readonly fragments: RandomFragment[] = [];
  /** How many fields may still be written. */
  room = 0;
  #args = new Map<string, string>();

  constructor(
    readonly schema: GraphQLSchema,
    readonly dice: Dice,
    readonly args: RandomArguments,
  ) {}

  /** Writes a selection, and rolls back if it is not valid. */
  trying(write: () => string, willDo: (text: string) => boolean): string | null {
    const {
      fragments: { length },
      args: { variables },
    } = this;
    const [args, variablesBefore] = [new Map(this.#args), variables.length];
    const text = write();
    if (willDo(text)) return text;
    this.#args = args;
    this.fragments.length = length;
    variables.length = variablesBefore;
    return null;
  }

  /** A selection set on this type, with its braces. */
  of(type: Composite, depth: number): string {
    const count = this.dice.between(1, isAbstractType(type) ? 5 : 4);
    return `{ ${[...new Set(this.dice.times(count, () => this.one(type, depth)))].join(' ')} }`;
  }

  /** A field or a fragment. */
  one(type: Composite, depth: number): string {
    const { dice } = this;
    if (dice.chance(0.05)) return `${this.#alias('', 0.3)}__typename${this.#directives()}`;
    if (type === this.schema.getQueryType() && dice.chance(0.06))
      return dice.pick(ABOUT_SCHEMA).join(this.#directives());
    if (depth < MAX_DEPTH && this.room > 2 && dice.chance(isAbstractType(type) ? 0.35 : 0.15))
      return this.#fragment(type, depth);
    return this.#field(type, depth);
  }

  #field(type: Composite, depth: number): string {
    const fields = Object.values(type.getFields());
    const deep = fields.filter((field) => isCompositeType(getNamedType(field.type)));
    const flat = fields.filter((field) => !deep.includes(field));
    this.room -= 1;
    const goesOn =
      deep.length > 0 && (flat.length === 0 || (depth < MAX_DEPTH && this.room > 0 && this.dice.chance(0.65)));
    const field = goesOn ? this.#deep(deep) : this.dice.pick(flat);
    const below = goesOn ? ` ${this.of(getNamedType(field.type) as Composite, depth + 1)}` : '';
    const alias = this.#alias(field.name, 0.15);
    return `${alias}${field.name}${this.#argumentsOf(field, alias)}${this.#directives()}${below}`;
  }

  /** A field with a selection set: preferably one that returns entities, which other subgraphs may resolve. */
  #deep(fields: readonly GraphQLField<unknown, unknown>[]): GraphQLField<unknown, unknown> {
    const leading = fields.filter(({ type }) =>
      ['id', 'nodes', 'node', 'document', 'series'].some(
        (name) => name in (getNamedType(type) as Composite).getFields(),
      ),
    );
    return this.dice.pick(leading.length > 0 && this.dice.chance(0.85) ? leading : fields);
  }

  /** The same for every field with one response key: different fields under one key are invalid. */
  #argumentsOf(field: GraphQLField<unknown, unknown>, alias: string): string {
    const place = `${alias}${field.name}(${field.args.map(({ name }) => name).join()})`;
    const known = this.#args.get(place) ?? this.args.of(field);
    this.#args.set(place, known);
    return known;
  }

  #alias(field: string, share: number): string {
    if (!this.dice.chance(share)) return '';
    const alias = this.dice.pick(ALIASES);
    return alias === field ? '' : `${alias}: `;
  }

  #directives(): string {
    if (!this.dice.chance(0.06)) return '';
    const names = this.dice.chance(0.1) ? ['skip', 'include'] : [this.dice.pick(['skip', 'include'])];
    return names.map((name) => ` @${name}(if: ${this.args.condition()})`).join('');
  }

  #fragment(type: Composite, depth: number): string {
    const { dice } = this;
    const known = this.fragments.filter((one) => doTypesOverlap(this.schema, one.type, type));
    if (known.length > 0 && dice.chance(0.4)) return `...${dice.pick(known).name}${this.#directives()}`;
    if (dice.chance(0.1)) return `...${this.#directives()} ${this.of(type, depth)}`;
    const condition = this.#conditionFor(type);
    const text = this.of(condition, depth);
    if (dice.chance(0.6)) return `... on ${condition.name}${this.#directives()} ${text}`;
    const name = `F${this.fragments.length}`;
    this.fragments.push({ name, type: condition, text });
    return `...${name}${this.#directives()}`;
  }

  #conditionFor(type: Composite): Composite {
    const { dice, schema } = this;
    const possible = isAbstractType(type) ? (schema.getPossibleTypes(type) as readonly GraphQLObjectType[]) : [];
    if (possible.length > 0 && dice.chance(0.7)) return dice.pick(possible);
    const interfaces = (isObjectType(type) ? type : dice.pick(possible)).getInterfaces();
    return dice.pick([type, ...interfaces]);
  }
}
