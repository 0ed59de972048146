import type { GraphQLSchema } from 'graphql';
import { exportAddress, type ExportArguments, SIDE_FILE } from '../../contract/export-address.js';
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

/** Writes the response body: a file, or the side file of one. */
type Writer = Pick<FileFormat, 'mediaType' | 'compressible' | 'open'>;

/** A parsed request for a file. */
export interface ExportRequest {
  table: ExportTable;
  args: ExportArguments;
  ending: string;
  /** The ending of the file that the side file describes: CSV when the side file itself is requested. */
  described: string;
  writer(base: string): Writer;
}

/** All tables that can be exported, with their parameters. */
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
   * Parses a file name (`measurements.sdmx.csv`) and its parameters.
   * @throws ExportProblem that names what is wrong and how to fix it
   */
  parse(file: string, raw: RawParameters): ExportRequest {
    const [name = '', ...rest] = file.split('.');
    const table = this.tables.find((one) => one.name === name);
    if (!table) {
      const names = this.tables.map((one) => one.name);
      throw new ExportProblem(404, 'Unknown table', `There is no table "${name}". Tables: ${names.join(', ')}.`, {
        suggestions: nearest(name, names),
        tables: names,
      });
    }
    const ending = rest.join('.');
    const formats = formatsOf(table);
    const endings = [...formats.map((format) => format.ending), SIDE_FILE];
    const found = formats.find((format) => format.ending === ending);
    if (!found && ending !== SIDE_FILE) {
      throw new ExportProblem(
        400,
        'Unknown format',
        `${name} is not available as "${ending}". Formats: ${endings.join(', ')}.`,
        { suggestions: nearest(ending, endings), formats: endings },
      );
    }
    return {
      table,
      args: readArguments(name, this.parametersOf(table), raw),
      ending,
      described: found?.ending ?? 'csv',
      writer: (base) => found ?? sideFileWriter(base),
    };
  }

  address({ table, ending, args }: ExportRequest): string {
    return exportAddress(table.name, ending, args);
  }
}

function sideFileWriter(base: string): Writer {
  return {
    mediaType: 'application/json',
    compressible: true,
    async *open(file) {
      yield `${JSON.stringify(await sideFile(file, base), null, 2)}\n`;
    },
  };
}

/** Decodes a name or value of a query string; null when its percent-encoding is invalid or not UTF-8. */
function decode(part: string): string | null {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

/** The first parameter with invalid percent-encoding in its name or value. */
function findInvalidEncoding(url: string): { parameter: string; value: string } | null {
  const start = url.indexOf('?');
  for (const pair of start < 0 ? [] : url.slice(start + 1).split('&')) {
    const equals = pair.indexOf('=');
    const [name, value] = equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
    const parameter = decode(name);
    if (parameter === null) return { parameter: name, value: name };
    if (decode(value) === null) return { parameter, value };
  }
  return null;
}

/**
 * Fastify's query parser leaves invalid percent-encoding as it is, which would silently select other rows.
 * @throws ExportProblem when a parameter is not percent-encoded UTF-8
 */
export function checkEncoding(url: string): void {
  const invalid = findInvalidEncoding(url);
  if (!invalid) return;
  const { parameter, value } = invalid;
  throw new ExportProblem(
    400,
    'Wrong value',
    `Parameter "${parameter}": "${value}" is not percent-encoded UTF-8. Write a percent sign itself as %25.`,
    { parameter, value },
  );
}
