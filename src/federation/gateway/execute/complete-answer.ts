import {
  getNullableType,
  type GraphQLInterfaceType,
  type GraphQLLeafType,
  type GraphQLNullableType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  TypeNameMetaFieldDef,
} from 'graphql';
import { AnswerError } from './answer-error.js';
import { type Data, isData, valueAt } from './data.js';
import { Hole, type Path, type UpstreamError } from './hole.js';
import { errorNodes } from './place-errors.js';
import { MISFIT } from './subgraph-fault.js';
import type { SelectedField, Selection } from '../plan/selection.js';

/** A null that an error explains and that stays where it is. */
const GONE = Symbol('gone');
/** A null that an error explains and that takes along what must not be null. */
const LOST = Symbol('lost');

/** A place in the answer, as a list from the place to the root. */
interface Place {
  key: string | number;
  above: Place | null;
}

function pathOf(place: Place | null): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at = place; at; at = at.above) path.unshift(at.key);
  return path;
}

/**
 * Makes the answer that the operation asks for out of the data that the plan gathered: its fields, in its order, each
 * checked against the graph's types, so that nothing that a subgraph says can reach a caller as anything else
 * ("Value Completion", GraphQL specification, section 6.4.3). What does not fit is null with an error at its place.
 */
export class Completion {
  readonly errors: AnswerError[] = [];

  constructor(
    readonly schema: GraphQLSchema,
    readonly ownPath: (path: Path) => Path,
  ) {}

  root(type: GraphQLObjectType, data: Data, selection: Selection): Data | null {
    const completed = this.#object(type, data, selection, null);
    return completed === LOST ? null : completed;
  }

  #report(error: UpstreamError, field: SelectedField, place: Place, tail: Path = []): void {
    this.errors.push(
      new AnswerError(error, {
        nodes: errorNodes(this.schema, field, tail),
        path: [...pathOf(place), ...this.ownPath(tail)],
      }),
    );
  }

  #misfit(field: SelectedField, place: Place): typeof GONE {
    this.#report(MISFIT, field, place);
    return GONE;
  }

  #object(
    type: GraphQLObjectType | GraphQLInterfaceType,
    data: Data,
    selection: Selection,
    above: Place | null,
  ): Data | typeof LOST {
    // Without a prototype, as graphql-js has it: a caller may call a field `__proto__`.
    const result: Data = Object.create(null);
    let lost = false;
    for (const field of selection.fieldsOf(type)) {
      if (field.field === TypeNameMetaFieldDef) {
        result[field.key] = isObjectType(type) ? type.name : null;
        if (!isObjectType(type)) this.#misfit(field, { key: field.key, above });
        continue;
      }
      const value = this.#value(field.field.type, valueAt(data, field.dataKey), field, { key: field.key, above });
      if (value === LOST) lost = true;
      result[field.key] = value;
    }
    // Only now, so that the errors of its other fields are kept too.
    return lost ? LOST : result;
  }

  /** A value in its place; a symbol never, but for what takes its surroundings along. */
  #value(type: GraphQLOutputType, value: unknown, field: SelectedField, place: Place): unknown {
    const completed = this.#known(getNullableType(type), value, field, place);
    if (!isNonNullType(type)) return completed === GONE || completed === LOST ? null : completed;
    if (completed === null) this.#misfit(field, place);
    return completed === GONE ? null : completed;
  }

  #known(type: GraphQLNullableType, value: unknown, field: SelectedField, place: Place): unknown {
    if (value === null) return null;
    if (value instanceof Hole) {
      for (const { error, tail } of value.errors) this.#report(error, field, place, tail);
      return value.lost ? LOST : GONE;
    }
    if (isListType(type)) return this.#list(type.ofType as GraphQLOutputType, value, field, place);
    if (isLeafType(type)) return this.#leaf(type, value, field, place);
    const concrete = isData(value) ? this.#typeOf(type, value) : null;
    return concrete ? this.#object(concrete, value as Data, field.below, place) : this.#misfit(field, place);
  }

  #list(type: GraphQLOutputType, value: unknown, field: SelectedField, place: Place): unknown {
    if (!Array.isArray(value)) return this.#misfit(field, place);
    const items = value.map((item, index) => this.#value(type, item, field, { key: index, above: place }));
    return items.includes(LOST) ? LOST : items;
  }

  #leaf(type: GraphQLLeafType, value: unknown, field: SelectedField, place: Place): unknown {
    if (value === undefined) return this.#misfit(field, place);
    try {
      // A value of JSON is read as an input is: strictly, where serialising would make a text of a number.
      type.parseValue(value);
      return value;
    } catch {
      return this.#misfit(field, place);
    }
  }

  #typeOf(type: GraphQLNullableType, { __typename: name }: Data): GraphQLObjectType | GraphQLInterfaceType | null {
    if (isObjectType(type)) return type;
    const named = typeof name === 'string' ? this.schema.getType(name) : undefined;
    if (isAbstractType(type) && isObjectType(named) && this.schema.isSubType(type, named)) return named;
    return isInterfaceType(type) && name === undefined ? type : null;
  }
}
