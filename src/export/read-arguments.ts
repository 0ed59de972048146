import {
  coerceInputValue,
  getNamedType,
  getNullableType,
  type GraphQLEnumType,
  type GraphQLInputType,
  GraphQLInt,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
} from 'graphql';
import { type ExportArguments, LIST_SEPARATOR } from '../contract/export-address.js';
import type { ExportTable } from '../contract/export-table.js';
import { nearest } from '../contract/text.js';
import { ExportProblem } from './export-problem.js';
import { ENGLISH } from './in-english.js';

/** A parameter of an address: an argument of the list in the graph, or a field of its filter. */
export interface Parameter {
  name: string;
  /** The argument of which it is a field; null for an argument itself. */
  within: string | null;
  type: GraphQLInputType;
  description: string;
}

/** Arguments of paging and order: a file has all rows, in its own order. */
const PAGING = new Set(['first', 'after', 'last', 'before', 'orderBy']);

/** The language of names and texts; absent for Dutch, so that equal files have one address. */
const LANGUAGE = 'lang';

/** The parameter {@link LANGUAGE}. */
function languageParameter(schema: GraphQLSchema): Parameter {
  return {
    name: LANGUAGE,
    within: null,
    type: schema.getType('Language') as GraphQLEnumType,
    description:
      'Language of names and texts, NL if absent. In EN, each text is followed by its language, because some are ' +
      'in Dutch only.',
  };
}

/** The parameters of a table: the language, and those derived from the arguments of the list in the schema. */
export function parametersOf(schema: GraphQLSchema, table: ExportTable): Parameter[] {
  const field = schema.getQueryType()?.getFields()[table.field];
  if (!field) throw new Error(`The table ${table.name} exports the field ${table.field}, which is not in the schema.`);
  const ofList = field.args
    .filter(({ name }) => !PAGING.has(name))
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
  return [...ofList, languageParameter(schema)];
}

/** The values that a parameter accepts, for people. */
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

/** The parameters of a request as a web server parses them: repeated ones are lists. */
export type RawParameters = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A text as a variable of the type. A text in another format stays as it is, and the type rejects it. */
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
  if (nul !== undefined) throw wrongValue(parameter, nul, 'contains the character NUL, which no text may have.');
  const list = isListType(getNullableType(type));
  if (!list && texts.length > 1)
    throw new ExportProblem(
      400,
      'Wrong value',
      `Parameter "${name}": takes one value and occurs ${texts.length} times.`,
      { parameter: name },
    );
  // Lists are sets: sorted, without duplicates, so that equal selections have one address and the same bytes.
  const items = list
    ? [...new Set(texts.flatMap((text) => text.split(LIST_SEPARATOR)))].filter((text) => text !== '').sort()
    : texts;
  const literals = items.map((text) => literal(type, text));
  return coerceInputValue(list ? literals : literals[0], type, (_path, invalid, error) => {
    throw wrongValue(parameter, String(invalid), error.message);
  });
}

/**
 * The arguments in the parameters of an address.
 * @throws ExportProblem that names the invalid parameter
 */
export function readArguments(table: string, parameters: readonly Parameter[], raw: RawParameters): ExportArguments {
  const args: Record<string, unknown> = {};
  rejectUnknown(
    table,
    parameters.map(({ name }) => name),
    Object.keys(raw),
  );
  for (const parameter of parameters) {
    const { name, within } = parameter;
    const text = raw[name];
    if (text === undefined) continue;
    const value = readValue(parameter, text);
    if (name === LANGUAGE && value !== ENGLISH) continue;
    if (within === null) args[name] = value;
    else args[within] = { ...(args[within] as object | undefined), [name]: value };
  }
  return args;
}

/**
 * The language that an address without other parameters asks for; null when it asks for none.
 * @throws ExportProblem when it is not a language of the graph
 */
export function readLanguage(schema: GraphQLSchema, raw: RawParameters): 'NL' | 'EN' | null {
  const text = raw[LANGUAGE];
  return text === undefined ? null : (readValue(languageParameter(schema), text) as 'NL' | 'EN');
}

function rejectUnknown(table: string, known: readonly string[], given: readonly string[]): void {
  const name = given.find((one) => !known.includes(one));
  if (name === undefined) return;
  const suggestions = nearest(name, known);
  const hint = suggestions.length > 0 ? ` Did you mean ${suggestions.join(', ')}?` : '';
  const those = known.length > 0 ? `those are ${known.join(', ')}` : 'it has none';
  throw new ExportProblem(400, 'Unknown parameter', `"${name}" is not a parameter of ${table}: ${those}.${hint}`, {
    parameter: name,
    suggestions,
    parameters: known,
  });
}
