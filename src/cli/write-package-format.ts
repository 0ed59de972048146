import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { writeText } from './partner-input.js';
import { runCommand } from './run-command.js';
import { ConfigurationError } from '../contract/errors.js';
import { modules } from '../modules/index.js';
import { packageProfile } from '../packages/format/profile.js';
import { packageReference } from '../packages/format/reference.js';

/** What the format of packages is written to. */
function files(): Map<string, string> {
  const resources = modules.flatMap((module) => module.resources);
  return new Map([
    ['schema/data-package.profile.json', `${JSON.stringify(packageProfile(resources), null, 2)}\n`],
    ['docs/reference/package-format.md', packageReference(resources)],
  ]);
}

const pathOf = (file: string): string => fileURLToPath(new URL(`../../${file}`, import.meta.url));

/** `npm run schema`: writes the profile of packages and its reference for people. */
async function writePackageFormat(): Promise<string> {
  for (const [file, text] of files()) await writeText(pathOf(file), text);
  return `${[...files().keys()].join(' and ')} are written.`;
}

/**
 * `npm run schema:check`: compares them with the code.
 * @throws ConfigurationError when one is not what the code would write
 */
async function checkPackageFormat(): Promise<string> {
  for (const [file, text] of files()) {
    const committed = await readFile(pathOf(file), 'utf8').catch(() => null);
    if (committed !== text)
      throw new ConfigurationError(`${file} does not agree with the code: run "npm run schema" and commit the file.`);
  }
  return `${[...files().keys()].join(' and ')} are up to date.`;
}

if (import.meta.main)
  await runCommand(() => (process.argv.includes('--check') ? checkPackageFormat() : writePackageFormat()));
