import type { GraphQLSchema } from 'graphql';
import {
  type Ending,
  ENDINGS,
  exportAddress,
  type ExportArguments,
  ExportFormat,
} from '../../contract/export-format.js';
import type { ExportTable } from '../../contract/export-table.js';
import { nearest } from '../../contract/text.js';
import {
  ExportProblem,
  type FileFormat,
  formatsOf,
  type Parameter,
  parametersOf,
  type RawParameters,
  readArguments,
  sideFile,
} from '../../export/index.js';

/** The ending of side files. */
const SIDE_FILE = 'meta.json';

/** How what is sent is made: a file, or the side file of one. */
export type Sent = Pick<FileFormat, 'mediaType' | 'compressible' | 'open'>;

/** What an address asks for. */
export interface ExportRequest {
  table: ExportTable;
  args: ExportArguments;
  ending: Ending | typeof SIDE_FILE;
  /** What the file describes itself as; a side file describes the CSV. */
  format: ExportFormat;
  send(base: string): Sent;
}

/** The tables that there are, with their parameters. */
export class ExportCatalogue {
  readonly #parameters: ReadonlyMap<string, Parameter[]>;

  constructor(
    readonly tables: readonly ExportTable[],
    readonly schema: GraphQLSchema,
  ) {
    this.#parameters = new Map(tables.map((table) => [table.name, parametersOf(schema, table)]));
  }

  parametersOf({ name }: ExportTable): Parameter[] {
    return this.#parameters.get(name)!;
  }

  /**
   * Reads the last part of an address (`measurements.sdmx.csv`) and its parameters.
   * @throws ExportProblem that names what is wrong and what would be right
   */
  read(file: string, raw: RawParameters): ExportRequest {
    const [name = '', ...rest] = file.split('.');
    const table = this.tables.find((one) => one.name === name);
    if (!table) {
      const names = this.tables.map((one) => one.name);
      throw new ExportProblem(404, 'Unknown table', `There is no table "${name}": those are ${names.join(', ')}.`, {
        suggestions: nearest(name, names),
        tables: names,
      });
    }
    const ending = rest.join('.');
    const formats = formatsOf(table);
    const endings = [...formats.map(({ format }) => ENDINGS[format]), SIDE_FILE];
    const found = formats.find(({ format }) => ENDINGS[format] === ending);
    if (!found && ending !== SIDE_FILE) {
      throw new ExportProblem(
        400,
        'Unknown format',
        `${name} cannot be had as "${ending}": its formats are ${endings.join(', ')}.`,
        { suggestions: nearest(ending, endings), formats: endings },
      );
    }
    return {
      table,
      args: readArguments(name, this.parametersOf(table), raw),
      ending: found ? ENDINGS[found.format] : SIDE_FILE,
      format: found?.format ?? ExportFormat.CSV,
      send: (base) => found ?? asSideFile(base),
    };
  }

  address({ table, ending, args }: ExportRequest): string {
    return exportAddress(table.name, ending, args);
  }
}

function asSideFile(base: string): Sent {
  return {
    mediaType: 'application/json',
    compressible: true,
    async *open(file) {
      yield `${JSON.stringify(await sideFile(file, base), null, 2)}\n`;
    },
  };
}
