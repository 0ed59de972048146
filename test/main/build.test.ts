import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** A repository with a small program and a compiler that writes a line for each of its runs. */
describe('the build before a start', () => {
  let folder: string;
  const built = (): number => readFileSync(join(folder, 'builds'), 'utf8').split('\n').length - 1;
  const write = (file: string, text: string): void => {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-build-'));
    for (const name of ['build.js', 'jeugdgraaf.js', 'launch.js'])
      cpSync(join('src', name), join(folder, 'src', name), { recursive: true });
    write('package.json', '{"type":"module"}');
    for (const name of ['tsconfig.json', 'package-lock.json']) write(name, '{}');
    write('src/main.ts', '');
    write('builds', '');
    mkdirSync(join(folder, 'node_modules'));
    write(
      'src/bundle.js',
      `import { appendFileSync, writeFileSync } from 'node:fs';
       appendFileSync(${JSON.stringify(join(folder, 'builds'))}, 'built\\n');
       setTimeout(() => {
         writeFileSync('dist/main.js', 'console.log("started", ...process.argv.slice(2))');
       }, 500);`,
    );
    const own = `node-${process.platform}-${process.arch}`;
    if (existsSync(`node_modules/${own}`)) symlinkSync(resolve('node_modules', own), join(folder, 'node_modules', own));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const start = (...args: string[]): Promise<string> =>
    new Promise((ended) => {
      const child = spawn(process.execPath, ['src/jeugdgraaf.js', ...args], { cwd: folder });
      let output = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => {
          output += chunk;
        });
      child.once('close', () => ended(output));
    });

  it('compiles once for several starts at once, and not again', async () => {
    expect(await Promise.all([start('serve'), start('load'), start('serve')])).toEqual([
      'started serve\n',
      'started load\n',
      'started serve\n',
    ]);
    expect(built()).toBe(1);
    expect(await start('serve')).toBe('started serve\n');
    expect(built()).toBe(1);
    expect(existsSync(join(folder, 'dist/.building'))).toBe(false);
  });

  it('compiles again when a source has changed or was removed', async () => {
    write('src/cli/other.ts', '');
    await start('serve');
    expect(built()).toBe(2);
    const later = Date.now() / 1000 + 60;
    utimesSync(join(folder, 'src/cli/other.ts'), later, later);
    await start('serve');
    expect(built()).toBe(3);
    rmSync(join(folder, 'src/cli/other.ts'));
    utimesSync(join(folder, 'src/cli'), later + 60, later + 60);
    await start('serve');
    await start('serve');
    expect(built()).toBe(4);
    expect(statSync(join(folder, 'dist/.built')).mtimeMs).toBeGreaterThan(Date.now());
  });

  it('does not wait for a build that was killed', async () => {
    write('dist/.building', '999999999');
    write('tsconfig.json', '{ }');
    const later = Date.now() / 1000 + 600;
    utimesSync(join(folder, 'tsconfig.json'), later, later);
    expect(await start('serve')).toBe('started serve\n');
    expect(built()).toBe(5);
  });
});
