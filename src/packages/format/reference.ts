import type { PackageResource, ResourceField } from '../../contract/package-resource.js';

const INTRODUCTION = `# Data packages, field by field

<!-- Written by \`npm run schema\` from the code: change the descriptions there. -->

A package is a folder, or a zip of one, with a \`datapackage.json\` ([Data Package v2](https://datapackage.org)) and CSV files of the kinds below; \`README.md\` may
lie with them, and nothing else. \`schema/data-package.profile.json\` is the profile of the descriptor as a JSON Schema. Every package in \`seeds/\` is an example.

- The name of the folder, \`name\` in the descriptor and \`slug\` in \`document.csv\` are the same: lower case letters, digits and single hyphens.
- \`document.csv\` has one row. Every row of the other files was read in that document, at the places in \`locator\`. A package without a document describes places and units.
- The first row of a file names all its columns, in this order. An empty cell says nothing; **a figure that is missing is never 0**.
- Files are UTF-8, with or without a byte order mark, with commas between cells. Otherwise the descriptor says so: \`"encoding": "windows-1252"\` and
  \`"dialect": {"delimiter": ";"}\` of a file.
- Numbers have a decimal point and nothing between thousands, unless the descriptor says \`"decimalChar": ","\` and \`"groupChar": "."\` of a column (Table Schema).
- A list has its items in one cell, with \`|\` between them. A period is ${'`2023`'}, ${'`2023-SY`'} (school year), ${'`2023-H1`'}, ${'`2023-Q1`'}, ${'`2023-05`'}, ${'`2023-01-01`'},
  ${'`2021-01-01/2023-12-31`'} or ${'`NS-1`'} (not stated).
- Figures must fit their unit: percent lies in 0–100, a count is whole and not below 0, a grade lies in 0–10. A figure about a period that begins after the document was
  published is a FORECAST. A count below 5 in a neighbourhood is a warning: people may be recognised.
- A correction withdraws the wrong figure in \`withdrawals.csv\` and gives the right one; for days before \`withdrawn_on\`, \`asOf\` still shows what was known.

\`npx jeugdgraaf new\` writes a package to start from, \`describe\` its descriptor, \`validate\` says what is wrong, \`diff\` what an import would change, and \`import\` does it.
`;

/** The format of packages for people, as Markdown: every kind of file with all of its columns. */
export function packageReference(resources: readonly PackageResource[]): string {
  return [INTRODUCTION, ...resources.map(section)].join('\n');
}

function section({ name, description, key, mergeable, fields }: PackageResource): string {
  const shared = mergeable ? " Several documents may describe the same thing: the newest one's words come first." : '';
  return `## ${name}.csv

${description}${shared} One row for each ${key.map((column) => `\`${column}\``).join(', ')}.

| column | type | required | meaning |
| --- | --- | --- | --- |
${fields.map(row).join('\n')}
`;
}

function row(field: ResourceField): string {
  const { name, description, required } = field;
  const meaning = [
    description,
    field.refersTo ? `Key of a known ${field.refersTo}.` : '',
    rangeOf(field),
    valuesOf(field),
  ]
    .filter((part) => part !== '')
    .join(' ');
  return `| \`${name}\` | ${field.type} | ${required ? 'yes' : ''} | ${meaning.replaceAll('|', '\\|')} |`;
}

function rangeOf({ minimum, maximum }: ResourceField): string {
  if (minimum === undefined && maximum === undefined) return '';
  return `From ${minimum ?? '…'} to ${maximum ?? '…'}.`;
}

function valuesOf({ values }: ResourceField): string {
  return values ? `One of ${values.map((value) => `\`${value}\``).join(', ')}.` : '';
}
