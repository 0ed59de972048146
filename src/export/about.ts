import type { GraphQLSchema } from 'graphql';
import { CC_BY } from '../datapackage/descriptor.js';
import type { Warning } from '../persistence/request-context.js';
import { exportAddress, exportQuery } from '../shared/export-address.js';
import { ENDINGS, type ExportFormat } from '../shared/export-format.js';
import { version as release } from '../shared/version.js';
import type { ExportRun } from './export-run.js';
import { graphqlEquivalent } from './graphql-equivalent.js';

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
    warnings: run.warnings.map((warning) => ({ ...warning, argument: asParameter(warning.argument), message: asParameter(warning.message) })),
  };
}
