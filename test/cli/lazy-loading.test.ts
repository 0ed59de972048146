import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { program } from '../../src/cli/program.js';

const COMMANDS = program().commands.flatMap((command) => {
  const names = command.commands.map((child) => [command.name(), child.name()]);
  return names.length > 0 ? names : [[command.name()]];
});

/** The files that a loaded module was bundled from, as its source map lists them. */
function sourcesOf(url: string): string[] {
  const map = new URL(`${url}.map`);
  if (!url.includes('/dist/') || url.includes('node_modules') || !existsSync(map)) return [url];
  const { sources } = JSON.parse(readFileSync(map, 'utf8')) as { sources: string[] };
  return sources.filter((source) => !source.startsWith('\0')).map((source) => new URL(source, url).href);
}

const roomOf = (file: string): string => /\/src\/(\w+)\//.exec(file)?.[1] ?? '';

describe('what the command line loads', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-loads-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The packages and folders of the program that a run loads. */
  function loadedBy(args: string[], env: Record<string, string> = {}): string[] {
    const out = join(folder, 'loads.json');
    const recorder = pathToFileURL(resolve('test/support/record-loads.js')).href;
    spawnSync(process.execPath, ['--import', recorder, 'dist/main.js', ...args], {
      env: { ...process.env, ...env, LOADS_FILE: out },
    });
    const files = (JSON.parse(readFileSync(out, 'utf8')) as string[])
      .filter((url) => !url.endsWith('/package.json'))
      .flatMap(sourcesOf);
    return [
      ...new Set(files.map((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? roomOf(file))),
    ].sort();
  }

  it.each([
    ['--version'],
    ['--help'],
    ...COMMANDS.filter(([name]) => name !== 'pull').map((names) => [...names, '--help']),
  ])('for %s %s is commander and the commands only', (...args) => {
    expect(loadedBy(args).filter((name) => name !== '')).toEqual(['cli', 'commander', 'contract']);
  });

  it('for a command includes what it needs', () => {
    expect(loadedBy(['validate'])).toEqual(
      expect.arrayContaining(['@mikro-orm/core', 'graphql', 'modules', 'packages']),
    );
  });

  it('for a server on SQLite is what every request needs: not the editor, a gateway, or the driver of PostgreSQL', () => {
    // A start that ends once everything is loaded: the port of a host that does not exist.
    const loaded = loadedBy(['serve'], { HOST: '256.0.0.1', DATABASE_URL: 'sqlite::memory:' });
    expect(loaded).toEqual(expect.arrayContaining(['@mikro-orm/sqlite', 'fastify', 'http', 'modules', 'web']));
    for (const name of ['@graphql-yoga/render-graphiql', '@theguild/federation-composition', 'undici', 'pg', 'n3'])
      expect(loaded).not.toContain(name);
  });
});
