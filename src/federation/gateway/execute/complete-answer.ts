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
import type { SelectedField, Selection } from '../plan/selection.js';
import { AnswerError } from '../../../contract/errors.js';
import { INVALID_VALUE, type Path, type UpstreamError } from './errors.js';
import { errorNodes } from './place-errors.js';
import { type Data, isData, MissingValue, valueAt } from './result-data.js';

/** A null that an error explains, and that stays in place even where the schema forbids null. */
const LOCAL_NULL = Symbol('local null');
/** A null that an error explains, and that propagates to the nearest nullable parent. */
const PROPAGATING_NULL = Symbol('propagating null');

/** A path in the answer, linked from its last step to the root. */
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
 * Completes the answer from the data that the plan gathered: the requested fields, in order, each checked against the
 * graph's types, so that no subgraph can return a client anything else ("Value Completion", GraphQL specification,
 * section 6.4.3). An invalid value becomes null with an error at its path.
 */
export class Completion {
  readonly errors: AnswerError[] = [];

  constructor(
    readonly schema: GraphQLSchema,
    readonly toClientPath: (path: Path) => Path,
  ) {}

  root(type: GraphQLObjectType, data: Data, selection: Selection): Data | null {
    const completed = this.#object(type, data, selection, null);
    return completed === PROPAGATING_NULL ? null : completed;
  }

  #report(error: UpstreamError, field: SelectedField, place: Place, tail: Path = []): void {
    this.errors.push(
      new AnswerError(error, {
        nodes: errorNodes(this.schema, field, tail),
        path: [...pathOf(place), ...this.toClientPath(tail)],
      }),
    );
  }

  #invalid(field: SelectedField, place: Place): typeof LOCAL_NULL {
    this.#report(INVALID_VALUE, field, place);
    return LOCAL_NULL;
  }

  #object(
    type: GraphQLObjectType | GraphQLInterfaceType,
    data: Data,
    selection: Selection,
    above: Place | null,
  ): Data | typeof PROPAGATING_NULL {
    // Without a prototype, as in graphql-js: a client may use `__proto__` as an alias.
    const result: Data = Object.create(null);
    let propagates = false;
    for (const field of selection.fieldsOf(type)) {
      if (field.field === TypeNameMetaFieldDef) {
        result[field.key] = isObjectType(type) ? type.name : null;
        if (!isObjectType(type)) this.#invalid(field, { key: field.key, above });
        continue;
      }
      const value = this.#value(field.field.type, valueAt(data, field.dataKey), field, { key: field.key, above });
      if (value === PROPAGATING_NULL) propagates = true;
      result[field.key] = value;
    }
    // Only after the loop, so that the errors of the other fields are reported too.
    return propagates ? PROPAGATING_NULL : result;
  }

  /** A completed value: of the two symbols, only the propagating null can be returned. */
  #value(type: GraphQLOutputType, value: unknown, field: SelectedField, place: Place): unknown {
    const completed = this.#nullableValue(getNullableType(type), value, field, place);
    if (!isNonNullType(type)) return completed === LOCAL_NULL || completed === PROPAGATING_NULL ? null : completed;
    if (completed === null) this.#invalid(field, place);
    return completed === LOCAL_NULL ? null : completed;
  }

  #nullableValue(type: GraphQLNullableType, value: unknown, field: SelectedField, place: Place): unknown {
    if (value === null) return null;
    if (value instanceof MissingValue) {
      for (const { error, tail } of value.errors) this.#report(error, field, place, tail);
      return value.propagates ? PROPAGATING_NULL : LOCAL_NULL;
    }
    if (isListType(type)) return this.#list(type.ofType as GraphQLOutputType, value, field, place);
    if (isLeafType(type)) return this.#leaf(type, value, field, place);
    const concrete = isData(value) ? this.#typeOf(type, value) : null;
    return concrete ? this.#object(concrete, value as Data, field.selection, place) : this.#invalid(field, place);
  }

  #list(type: GraphQLOutputType, value: unknown, field: SelectedField, place: Place): unknown {
    if (!Array.isArray(value)) return this.#invalid(field, place);
    const items = value.map((item, index) => this.#value(type, item, field, { key: index, above: place }));
    return items.includes(PROPAGATING_NULL) ? PROPAGATING_NULL : items;
  }

  #leaf(type: GraphQLLeafType, value: unknown, field: SelectedField, place: Place): unknown {
    if (value === undefined) return this.#invalid(field, place);
    try {
      // Parsed strictly, as an input is: serialising would turn a number into a string.
      type.parseValue(value);
      return value;
    } catch {
      return this.#invalid(field, place);
    }
  }

  #typeOf(type: GraphQLNullableType, { __typename: name }: Data): GraphQLObjectType | GraphQLInterfaceType | null {
    if (isObjectType(type)) return type;
    const named = typeof name === 'string' ? this.schema.getType(name) : undefined;
    if (isAbstractType(type) && isObjectType(named) && this.schema.isSubType(type, named)) return named;
    return isInterfaceType(type) && name === undefined ? type : null;
  }
}
