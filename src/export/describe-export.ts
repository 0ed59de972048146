import { getNamedType, type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';
import { exportAddress, type ExportArguments, exportQuery, SIDE_FILE } from '../contract/export-address.js';
import type { Warning } from '../contract/request-context.js';
import { version as release } from '../contract/version.js';
import { CC_BY } from '../packages/format/descriptor.js';
import type { ExportRun } from './export-run.js';
import { ENGLISH } from './in-english.js';

/** The query that selects the same rows: their number, and the first page. */
function graphqlEquivalent(
  schema: GraphQLSchema,
  field: string,
  args: ExportArguments,
): { query: string; variables: Record<string, unknown> } {
  const definition = schema.getQueryType()!.getFields()[field]!;
  const given = definition.args.filter(({ name }) => args[name] !== null && args[name] !== undefined);
  const variables = given.length > 0 ? `(${given.map(({ name, type }) => `$${name}: ${type}`).join(', ')})` : '';
  const passed = given.length > 0 ? `(${given.map(({ name }) => `${name}: $${name}`).join(', ')})` : '';
  const type = getNamedType(definition.type);
  const node = isObjectType(type) && type.getFields().nodes ? getNamedType(type.getFields().nodes!.type) : type;
  const key = (isObjectType(node) || isInterfaceType(node)) && node.getFields().id ? 'id' : '__typename';
  const rows = node === type ? `{ ${key} }` : `{ totalCount nodes { ${key} } }`;
  return {
    query: `query Rows${variables} { ${field}${passed} ${rows} }`,
    variables: Object.fromEntries(given.map(({ name }) => [name, args[name]])),
  };
}

/** How a file describes itself in any format: enough to cite and to repeat it. */
export interface ExportDescription {
  title: string;
  description: string;
  /** The language of names and texts, ISO 639-1, where a file in another than Dutch was asked for. */
  language: 'en' | null;
  licence: typeof CC_BY;
  dataVersion: { id: string; importedAt: string };
  /** The version of the program. */
  release: string;
  /** The canonical address. It returns the same file for as long as the data version is the same. */
  address: string;
  sideFile: string;
  parameters: string;
  graphql: { query: string; variables: Record<string, unknown> };
  rowCount: number;
  citation: string;
  warnings: Warning[];
}

/** A text about arguments as one about parameters, which name those of a filter without it. */
export function asParameter(text: string): string {
  return text.replaceAll('filter.', '');
}

/** @param base the address of the service, without a slash at its end; @param ending that of the format */
export function describeExport(run: ExportRun, schema: GraphQLSchema, base: string, ending: string): ExportDescription {
  const { table, args, state, rowCount } = run;
  const address = `${base}${exportAddress(table.name, ending, args)}`;
  const title = `Jeugdgraaf: ${table.title.en.toLowerCase()}`;
  return {
    title,
    description: table.description.en,
    language: args.lang === ENGLISH ? 'en' : null,
    licence: CC_BY,
    dataVersion: state,
    release,
    address,
    sideFile: `${base}${exportAddress(table.name, SIDE_FILE, args)}`,
    parameters: exportQuery(args).slice(1),
    graphql: graphqlEquivalent(schema, table.field, args),
    rowCount,
    citation:
      `Jeugdgraaf (${state.importedAt.slice(0, 4)}). ${table.title.en}, data version ${state.id}, ${rowCount} ` +
      `rows. ${CC_BY.title}. ${address}`,
    warnings: run.warnings.map(({ code, argument, value, message, suggestions }) => ({
      code,
      argument: asParameter(argument),
      value,
      message: asParameter(message),
      suggestions,
    })),
  };
}
