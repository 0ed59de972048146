import type { CitedDocument } from '../cited-documents.js';
import type { ExportFile } from '../export-file.js';

/** What people read first in a Data Package. */
export function packageReadme({ about, run }: ExportFile, documents: readonly CitedDocument[], unlistedPlaces: number): string {
  const { title, description, citation, licence, dataVersion, rowCount, address, graphql, warnings } = about;
  return `# ${title}

${description}

- Rows: ${rowCount}, in \`${run.table.name}.csv\`; its columns are described in \`datapackage.json\`.
- Data version: ${dataVersion.id}, imported at ${dataVersion.importedAt}.
- Licence: ${licence.title}, ${licence.path}
- Sources: ${documents.length} documents, in \`citations.csv\` with the places in them${unlistedPlaces > 0 ? `; ${unlistedPlaces} further places are counted in their document and not listed` : ''}.

## How to cite

${citation}

## How to repeat it

${address}

The address gives the same rows for as long as the data version is the same. Its data version is in the header \`x-data-version\`. The same
question to the graph:

\`\`\`graphql
${graphql.query}
\`\`\`

\`\`\`json
${JSON.stringify(graphql.variables)}
\`\`\`
${warnings.length > 0 ? `\n## Remarks\n\n${warnings.map(({ message }) => `- ${message}`).join('\n')}\n` : ''}`;
}
