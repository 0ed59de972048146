import {
  coerceInputValue,
  getNamedType,
  getNullableType,
  type GraphQLInputType,
  GraphQLInt,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
} from 'graphql';
import { type ExportArguments, LIST_SEPARATOR } from '../contract/export-format.js';
import type { ExportTable } from '../contract/export-table.js';
import { nearest } from '../contract/text.js';

/** A parameter of an address: an argument of the list's field in the graph, or a field of its filter. */
export interface Parameter {
  name: string;
  /** The argument that it is a field of; null when it is one itself. */
  within: string | null;
  type: GraphQLInputType;
  description: string;
}

/** Which page is asked for, and in which order: a file has all of it, in its own. */
const OF_PAGES = new Set(['first', 'after', 'last', 'before', 'orderBy']);

/** The parameters of a table, read off the graph: names and values are those of the list's arguments, now and later. */
export function parametersOf(schema: GraphQLSchema, table: ExportTable): Parameter[] {
  const field = schema.getQueryType()?.getFields()[table.field];
  if (!field)
    throw new Error(`The table ${table.name} is a file of the field ${table.field}, which the graph does not have.`);
  return field.args
    .filter(({ name }) => !OF_PAGES.has(name))
    .flatMap(({ name, type, description }): Parameter[] => {
      const named = getNullableType(type);
      if (!isInputObjectType(named)) return [{ name, within: null, type, description: description ?? '' }];
      return Object.values(named.getFields()).map((part) => ({
        name: part.name,
        within: name,
        type: part.type,
        description: part.description ?? '',
      }));
    });
}

/** What a parameter takes, for people. */
export function valueForm({ type }: Parameter): string {
  const named = getNamedType(type);
  const one = isEnumType(named)
    ? named
        .getValues()
        .map(({ name }) => name)
        .join(' | ')
    : named.name;
  return isListType(getNullableType(type)) ? `${one}, several with commas between them` : one;
}

/** Why something cannot be had as a file: what problem details (RFC 9457) tell a caller. */
export class ExportProblem extends Error {
  /**
   * @param title what kind of problem it is; @param detail what is wrong this time, and what would be right
   * @param more what else a program may want to know
   */
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
    this.name = 'ExportProblem';
  }
}

/** The parameters of a request, as a web server reads them: repeated ones are lists. */
export type RawParameters = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A text as the graph would have it as a variable. What has another form stays text, and is refused by its type. */
function literal(type: GraphQLInputType, text: string): unknown {
  switch (getNamedType(type).name) {
    case GraphQLInt.name:
      return /^-?\d+$/.test(text) ? Number(text) : text;
    case 'Float':
    case 'Decimal':
      return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
    case 'Boolean':
      return text === 'true' ? true : text === 'false' ? false : text;
    default:
      return text;
  }
}

function wrongValue({ name, type }: Parameter, given: string, why: string): ExportProblem {
  const named = getNamedType(type);
  const suggestions = isEnumType(named)
    ? nearest(
        given,
        named.getValues().map((value) => value.name),
      )
    : [];
  return new ExportProblem(400, 'Wrong value', `Parameter "${name}": ${why}`, {
    parameter: name,
    value: given,
    expected: valueForm({ type } as Parameter),
    suggestions,
  });
}

/** The value of one parameter, checked by its type in the graph. */
function readValue(parameter: Parameter, raw: string | readonly string[]): unknown {
  const { type, name } = parameter;
  const texts = typeof raw === 'string' ? [raw] : raw;
  const nul = texts.find((text) => text.includes('\u0000'));
  if (nul !== undefined) throw wrongValue(parameter, nul, 'holds the character NUL, which no text has.');
  const list = isListType(getNullableType(type));
  if (!list && texts.length > 1)
    throw new ExportProblem(
      400,
      'Wrong value',
      `Parameter "${name}": takes one value and was given ${texts.length} times.`,
      { parameter: name },
    );
  // Lists mean sets: in one order, once each, so that one selection is one address, and its file the same bytes.
  const items = list
    ? [...new Set(texts.flatMap((text) => text.split(LIST_SEPARATOR)))].filter((text) => text !== '').sort()
    : texts;
  const literals = items.map((text) => literal(type, text));
  return coerceInputValue(list ? literals : literals[0], type, (_path, invalid, error) => {
    throw wrongValue(parameter, String(invalid), error.message);
  });
}

/**
 * The arguments that an address asks for.
 * @throws ExportProblem naming the parameter that cannot be used
 */
export function readArguments(table: string, parameters: readonly Parameter[], raw: RawParameters): ExportArguments {
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const args: Record<string, unknown> = {};
  for (const name of Object.keys(raw)) {
    if (byName.has(name)) continue;
    const suggestions = nearest(name, byName.keys());
    const hint = suggestions.length > 0 ? ` Did you mean ${suggestions.join(', ')}?` : '';
    const known = byName.size > 0 ? `those are ${[...byName.keys()].join(', ')}` : 'it has none';
    throw new ExportProblem(400, 'Unknown parameter', `"${name}" is no parameter of ${table}: ${known}.${hint}`, {
      parameter: name,
      suggestions,
      parameters: [...byName.keys()],
    });
  }
  for (const parameter of parameters) {
    const { name, within } = parameter;
    const text = raw[name];
    if (text === undefined) continue;
    const value = readValue(parameter, text);
    if (within === null) args[name] = value;
    else args[within] = { ...(args[within] as object | undefined), [name]: value };
  }
  return args;
}
