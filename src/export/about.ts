import { getNamedType, type GraphQLSchema, isEnumType, isInterfaceType, isObjectType } from 'graphql';
import {
  ENDINGS,
  exportAddress,
  type ExportArguments,
  type ExportFormat,
  exportQuery,
} from '../contract/export-format.js';
import type { ExportColumn } from '../contract/export-table.js';
import type { Warning } from '../contract/request-context.js';
import { version as release } from '../contract/version.js';
import type { CitedDocument } from './cited-documents.js';
import type { ExportRun } from './export-run.js';
import { CC_BY } from '../packages/format/descriptor.js';

/** The question to the graph that asks for the same rows: all of them counted, and the first of them. */
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

/** What a file says of itself, whatever its format: enough to cite it and to make it again. */
export interface About {
  title: string;
  description: string;
  licence: typeof CC_BY;
  dataVersion: { id: string; importedAt: string };
  /** The release of the program. */
  release: string;
  /** The address in its one form. The same one gives the same file for as long as the data version is the same. */
  address: string;
  sideFile: string;
  parameters: string;
  graphql: { query: string; variables: Record<string, unknown> };
  rowCount: number;
  /** How to cite it. */
  citation: string;
  warnings: Warning[];
}

/** Arguments of a filter are parameters by their own names. */
export function asParameter(text: string): string {
  return text.replaceAll('filter.', '');
}

/** Describes a file of a run. @param base the address of the service, without a slash at its end */
export function describeRun(run: ExportRun, schema: GraphQLSchema, base: string, format: ExportFormat): About {
  const { table, args, state, rowCount } = run;
  const address = `${base}${exportAddress(table.name, ENDINGS[format], args)}`;
  const title = `Jeugdgraaf: ${table.title.en.toLowerCase()}`;
  return {
    title,
    description: table.description.en,
    licence: CC_BY,
    dataVersion: state,
    release,
    address,
    sideFile: `${base}${exportAddress(table.name, 'meta.json', args)}`,
    parameters: exportQuery(args).slice(1),
    graphql: graphqlEquivalent(schema, table.field, args),
    rowCount,
    citation: `Jeugdgraaf (${state.importedAt.slice(0, 4)}). ${table.title.en}, data version ${state.id}, ${rowCount} rows. ${CC_BY.title}. ${address}`,
    warnings: run.warnings.map((warning) => ({
      ...warning,
      argument: asParameter(warning.argument),
      message: asParameter(warning.message),
    })),
  };
}

/** A value that stands for something, and what. */
interface Code {
  value: string;
  label: string;
}

/** The codes that a column's values are of, as the graph explains them; null when it holds none. */
export function codesOf(schema: GraphQLSchema, { name, codes }: ExportColumn): Code[] | null {
  if (codes === undefined) return null;
  const type = schema.getType(codes);
  if (!isEnumType(type))
    throw new Error(`The column ${name} is of the enumeration ${codes}, which the graph does not have.`);
  return type.getValues().map((value) => ({ value: value.name, label: value.description ?? value.name }));
}

/** A file that is to be made. */
export interface ExportFile {
  run: ExportRun;
  about: About;
  schema: GraphQLSchema;
}

/** Pieces of a file, made as they are asked for. */
export type Pieces = AsyncGenerator<Uint8Array | string>;

/** How a selection becomes a file. */
export interface FileFormat {
  format: ExportFormat;
  mediaType: string;
  /** Whether it shrinks: text does, what is compressed already does not. */
  compressible: boolean;
  /**
   * Begins the file; nothing of it has been sent before this returns.
   * @throws ExportProblem when the selection cannot be such a file
   */
  open(file: ExportFile): Promise<Pieces> | Pieces;
}

/** The documents that a file's rows were read in. */
export async function documentsOf({
  run,
}: ExportFile): Promise<{ documents: CitedDocument[]; unlistedPlaces: number }> {
  const places = await run.citations();
  return { documents: await places.documents(run.context), unlistedPlaces: places.unlisted };
}
