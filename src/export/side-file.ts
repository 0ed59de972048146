import { exportAddress } from '../contract/export-address.js';
import { codesOf, documentsOf, type ExportFile } from './file-format.js';
import { formatsOf } from './formats/index.js';

/** The side file of a selection: what it contains, where it comes from, and how to cite and repeat it. */
export async function sideFile(file: ExportFile, base: string): Promise<object> {
  const {
    about,
    run: { table, args },
    schema,
  } = file;
  const { title, description, language, citation, licence, dataVersion, release, rowCount } = about;
  const { warnings, parameters, graphql } = about;
  return {
    title,
    description,
    ...(language && { language }),
    citation,
    licence,
    dataVersion,
    release,
    rowCount,
    query: { parameters, graphql },
    files: formatsOf(table).map(({ ending, mediaType }) => ({
      address: `${base}${exportAddress(table.name, ending, args)}`,
      mediaType,
    })),
    columns: table.columns.map((column) => {
      const { name, type, unit, empty } = column;
      const codes = codesOf(schema, column);
      return {
        name,
        type,
        description: column.description,
        ...(unit && { unit }),
        ...(empty && { empty }),
        ...(codes && { codes }),
      };
    }),
    ...(await documentsOf(file)),
    warnings,
  };
}
