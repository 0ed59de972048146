import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ConfigurationError } from '../shared/errors.js';

/**
 * Writes a file that a command was asked for, in a folder that need not exist yet.
 * @throws ConfigurationError when it cannot be written
 */
export async function writeText(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch {
    throw new ConfigurationError(`${file} cannot be written: name a file in a folder that you may write in.`);
  }
}
