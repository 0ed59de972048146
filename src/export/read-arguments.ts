import { coerceInputValue, getNamedType, getNullableType, type GraphQLInputType, GraphQLInt, isEnumType, isListType } from 'graphql';
import { LIST_SEPARATOR, type ExportArguments } from '../shared/export-address.js';
import { nearest } from '../shared/nearest.js';
import { ExportProblem } from './export-problem.js';
import { type Parameter, valueForm } from './parameters.js';

/** The parameters of a request, as a web server reads them: repeated ones are lists. */
export type RawParameters = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A text as the graph would have it as a variable. What has another form stays text, and is refused by its type. */
function literal(type: GraphQLInputType, text: string): unknown {
  switch (getNamedType(type).name) {
    case GraphQLInt.name: return /^-?\d+$/.test(text) ? Number(text) : text;
    case 'Float':
    case 'Decimal': return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
    case 'Boolean': return text === 'true' ? true : text === 'false' ? false : text;
    default: return text;
  }
}

function wrongValue({ name, type }: Parameter, given: string, why: string): ExportProblem {
  const named = getNamedType(type);
  const suggestions = isEnumType(named) ? nearest(given, named.getValues().map((value) => value.name)) : [];
  return new ExportProblem(400, 'Wrong value', `Parameter "${name}": ${why}`, { parameter: name, value: given, expected: valueForm({ type } as Parameter), suggestions });
}

/** The value of one parameter, checked by its type in the graph. */
function readValue(parameter: Parameter, raw: string | readonly string[]): unknown {
  const { type, name } = parameter;
  const texts = typeof raw === 'string' ? [raw] : raw;
  const nul = texts.find((text) => text.includes('\u0000'));
  if (nul !== undefined) throw wrongValue(parameter, nul, 'holds the character NUL, which no text has.');
  const list = isListType(getNullableType(type));
  if (!list && texts.length > 1) throw new ExportProblem(400, 'Wrong value', `Parameter "${name}": takes one value and was given ${texts.length} times.`, { parameter: name });
  // Lists mean sets: in one order, once each, so that one selection is one address, and its file the same bytes.
  const items = list ? [...new Set(texts.flatMap((text) => text.split(LIST_SEPARATOR)))].filter((text) => text !== '').sort() : texts;
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
    throw new ExportProblem(400, 'Unknown parameter', `"${name}" is no parameter of ${table}: ${known}.${hint}`, { parameter: name, suggestions, parameters: [...byName.keys()] });
  }
  for (const parameter of parameters) {
    const { name, within } = parameter;
    const text = raw[name];
    if (text === undefined) continue;
    const value = readValue(parameter, text);
    if (within === null) args[name] = value;
    else args[within] = { ...args[within] as object | undefined, [name]: value };
  }
  return args;
}
