import type { PackageResource, ResourceField } from '../../contract/package-resource.js';
import { FORMAT_VERSION_PROPERTY, FORMAT_VERSIONS } from './format-version.js';
import { KIND_PROPERTY, PERSONS_KIND } from './package-kind.js';

const introduction = (): string => `# Data packages, field by field

<!-- Written by \`npm run schema\` from the code: change the descriptions there. -->

A package is a folder, or a zip of one, with a \`datapackage.json\` ([Data Package v2](https://datapackage.org)) and the
CSV files below; \`README.md\` may be among them, and nothing else. \`schema/data-package.profile.json\` is the profile
of the descriptor as a JSON Schema. Every package in \`seeds/\` is an example.

- The name of the folder, \`name\` in the descriptor and \`slug\` in \`document.csv\` are the same: lower case letters,
  digits and single hyphens.
- \`document.csv\` has one row. Every row of the other files was read in that document, at the places in \`locator\`. A
  package without a document describes places and units.
- The first row of a file names its columns, in any order. Optional columns may be absent; one that is not listed here
  is rejected, and so is a file without a required one. An empty cell and an absent column mean the same: not stated.
  **A missing figure is never 0**.
- The descriptor lists the columns that the file has (\`describe\` writes them in the order of the file: \`fieldsMatch\`
  of Table Schema is then \`exact\`, its default). Written by hand, it may list them in any order with
  \`"fieldsMatch": "equal"\`, or all columns of this page with \`"superset"\`.
- Files are UTF-8, with or without a byte order mark, with commas between cells. Otherwise the descriptor states how a
  file is written: \`"encoding": "windows-1252"\` and \`"dialect": {"delimiter": ";"}\`.
- Numbers have a decimal point and no separator of thousands, unless the descriptor gives \`"decimalChar": ","\` and
  \`"groupChar": "."\` of a column (Table Schema).
- A list has its items in one cell, with \`|\` between them. A period is ${'`2023`'}, ${'`2023-SY`'} (the school
  year that begins in 2023), ${'`SY-2023`'} ("schooljaar 2023", whether it begins or ends then not stated),
  ${'`2023-H1`'}, ${'`2023-Q1`'}, ${'`2023-05`'}, ${'`2023-01-01`'}, ${'`2021-01-01/2023-12-31`'} or ${'`NS-1`'} (not
  stated).
- Figures must fit their unit: percent is in 0–100, a count is whole and not below 0, a grade is in 0–10. A figure about
  a period that begins after the document was published is a FORECAST. A count below 5 in a neighbourhood is a warning:
  people may be recognised.
- A correction withdraws the wrong figure in \`withdrawals.csv\` and gives the right one; for days before
  \`withdrawn_on\`, \`asOf\` still shows what was known.

\`npx jeugdgraaf new\` writes a package to start from, \`describe\` its descriptor; \`validate\` reports what is wrong,
\`diff\` what an import would change, and \`import\` does it.

## Names of people

Names of people are personal data. They come in a package of their own kind, with \`persons.csv\`, a descriptor that
gives \`"${KIND_PROPERTY}": "${PERSONS_KIND}"\`, and nothing else: no document, no README. Each row names a role of
another package, which must be in the store or be imported with it. The name is read in the document of that role, and
\`locator\` is a place in it. Packages of earlier releases that have \`persons.csv\` beside their document are still
read. [Names of people](../how-to/names-of-people.md) is the guide.

## Versions of the format

\`"${FORMAT_VERSION_PROPERTY}"\` in the descriptor is the version of this format that a package follows:
${FORMAT_VERSIONS.current} on this page, 1 when it is absent. Packages of older versions always remain readable; a newer
version than a release knows is a finding. \`new\`, \`describe\` and \`export\` write the newest.

${changes()}

A package that fitted when it was imported never keeps a server from starting. If it does not fit a later release, it is
served as it was last loaded, and reported as out of date with the reason: in the log, in \`/health\` and
\`/health/ready\`, and in \`imports\` of the graph. Import a package that fits to fix it.
`;

/** What each version of the format changed. */
function changes(): string {
  return FORMAT_VERSIONS.migrations
    .map(({ description }, index) => `- Version ${index + 2}: ${description}`)
    .join('\n');
}

/** The reference of the format as Markdown: every file with all of its columns. */
export function packageReference(resources: readonly PackageResource[]): string {
  return [introduction(), ...resources.map(section)].join('\n');
}

function section({ name, description, key, mergeable, textsOfDocuments, fields }: PackageResource): string {
  const shown = textsOfDocuments
    ? 'all texts are kept, and those of the one that says most are shown'
    : 'the texts of the newest come first';
  const shared = mergeable ? ` Several documents may describe the same one: ${shown}.` : '';
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
  if (maximum === undefined) return `At least ${minimum}.`;
  if (minimum === undefined) return `At most ${maximum}.`;
  return `From ${minimum} to ${maximum}.`;
}

function valuesOf({ values }: ResourceField): string {
  return values ? `One of ${values.map((value) => `\`${value}\``).join(', ')}.` : '';
}
