import { strToU8, zipSync } from 'fflate';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { extractPackage, UnreadablePackageError, type ZipLimits } from '../../src/packages/read/open-zip.js';

let into: string;
beforeEach(() => {
  into = mkdtempSync(join(tmpdir(), 'jeugdgraaf-zip-test-'));
});
afterEach(() => rmSync(into, { recursive: true, force: true }));

type Contents = Record<string, string | Uint8Array>;

const zipOf = (files: Contents): Buffer =>
  Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries(files).map(([path, content]) => [
          path,
          typeof content === 'string' ? strToU8(content) : content,
        ]),
      ),
    ),
  );

/** An archive of one file whose name replaces another of the same length, everywhere. */
function renamed(name: string): Buffer {
  const placeholder = 'x'.repeat(Buffer.byteLength(name));
  const archive = zipOf({ [placeholder]: 'a,b\n' });
  for (let at = archive.indexOf(placeholder); at >= 0; at = archive.indexOf(placeholder, at)) archive.write(name, at);
  return archive;
}

/** The same archive with bytes of its one directory record changed. */
function patched(archive: Buffer, change: (record: Buffer) => void): Buffer {
  change(archive.subarray(archive.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))));
  return archive;
}

async function withMode(mode: number): Promise<Buffer> {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from('/etc/passwd'), 'p/areas.csv', { mode });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function refusal(archive: Buffer, limits?: Partial<ZipLimits>): Promise<string> {
  const cause = await extractPackage(archive, into, limits).then(
    () => 'nothing',
    (error: unknown) => error,
  );
  expect(cause).toBeInstanceOf(UnreadablePackageError);
  return (cause as Error).message;
}

const written = (): string[] => readdirSync(into, { recursive: true, encoding: 'utf8' }).sort();

describe('an archive of a package', () => {
  it('may have its files in a folder with its name', async () => {
    expect(
      await extractPackage(zipOf({ 'nota-2024/areas.csv': 'code\nNL01\n', 'nota-2024/datapackage.json': '{}' }), into),
    ).toBe(into);
    expect(written()).toEqual(['nota-2024', 'nota-2024/areas.csv', 'nota-2024/datapackage.json']);
    expect(readFileSync(join(into, 'nota-2024/areas.csv'), 'utf8')).toBe('code\nNL01\n');
  });

  it('may have its files at its top, with the name in the descriptor', async () => {
    await extractPackage(zipOf({ 'areas.csv': 'code\n', 'datapackage.json': '{"name":"nota-2024"}' }), into);
    expect(written()).toEqual(['nota-2024', 'nota-2024/areas.csv', 'nota-2024/datapackage.json']);
  });

  it('is read from a path too, without what macOS and editors add', async () => {
    const path = join(into, 'archive.zip');
    const target = join(into, 'out');
    writeFileSync(
      path,
      zipOf({ 'p/': '', 'p/areas.csv': 'code\n', 'p/.DS_Store': 'x', '__MACOSX/p/._areas.csv': 'x' }),
    );
    await expect(extractPackage(path, target)).rejects.toThrow('ENOENT');
    rmSync(target, { recursive: true, force: true });
    await extractPackage(path, mkdtempSync(join(into, 'in-')));
    expect(written().filter((name) => name.endsWith('areas.csv'))).toHaveLength(1);
    expect(written().some((name) => name.includes('DS_Store') || name.includes('MACOSX'))).toBe(false);
  });
});

describe('an archive is rejected', () => {
  it.each([
    ['../up.csv', 'leads out of the archive'],
    ['p/../../up.csv', 'leads out of the archive'],
    ['/etc/cron.csv', 'has an absolute path'],
    ['C:/areas.csv', 'has an absolute path'],
    ['p\\areas.csv', 'has a backslash in its path: write slashes'],
    [
      'p/q/areas.csv',
      'is in a folder within the package: its files must be at the top, or all in one folder with its name',
    ],
    ['p/ar?as.csv', 'has characters in its path that not every file system allows'],
  ])('for the entry %j', async (name, why) => {
    expect(await refusal(renamed(name))).toBe(`The archive's entry ${JSON.stringify(name)} ${why}.`);
    expect(written()).toEqual([]);
  });

  it.each([
    ['a link', 0o120_777],
    ['a device', 0o020_666],
    ['a pipe', 0o010_666],
  ])('for %s', async (_kind, mode) => {
    expect(await refusal(await withMode(mode))).toBe(
      'The archive\'s entry "p/areas.csv" is a link or a device, and only files belong in a package.',
    );
    expect(written()).toEqual([]);
  });

  it('for encrypted entries and other compression methods', async () => {
    const archive = () => zipOf({ 'p/areas.csv': 'code\n' });
    expect(await refusal(patched(archive(), (record) => record.writeUInt16LE(record.readUInt16LE(8) | 1, 8)))).toMatch(
      /"p\/areas.csv" is encrypted/,
    );
    expect(await refusal(patched(archive(), (record) => record.writeUInt16LE(14, 10)))).toMatch(
      /"p\/areas.csv" has a compression method that is not supported/,
    );
  });

  it('for files that occur twice, also where only the case differs', async () => {
    expect(await refusal(zipOf({ 'p/areas.csv': 'a', 'p/Areas.csv': 'b' }))).toMatch(
      /^The archive's entry "p\/Areas.csv" occurs twice\.$/,
    );
  });

  it('for more entries than a package can have', async () => {
    const many = Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`p/${index}.csv`, 'a']));
    expect(await refusal(zipOf(many))).toMatch(/more than 200 entries/);
    expect(written()).toEqual([]);
  });

  it('for more bytes than it may have, all files together', async () => {
    const files = { 'p/a.csv': 'x'.repeat(600), 'p/b.csv': 'y'.repeat(600) };
    expect(await refusal(zipOf(files), { bytes: 1000 })).toBe(
      'The archive\'s entry "p/b.csv" makes the package larger than 1000 bytes: split the package.',
    );
  });

  it('for files that get a thousand times larger, for any size that the archive states', async () => {
    const bomb = () => zipOf({ 'p/a.csv': new Uint8Array(20_000_000) });
    expect(await refusal(bomb())).toMatch(/"p\/a.csv" gets more than 250 times larger/);
    rmSync(join(into, 'unpacked'), { recursive: true, force: true });
    expect(await refusal(patched(bomb(), (record) => record.writeUInt32LE(1000, 24)))).toMatch(
      /"p\/a.csv" (is damaged|gets more)/,
    );
  });

  it('when it is damaged', async () => {
    expect(await refusal(Buffer.from('no archive'))).toBe(
      'This is not a zip archive, or a damaged one: pack it again.',
    );
    expect(await refusal(zipOf({ 'p/areas.csv': 'code\n' }).subarray(0, -5))).toBe(
      'This is not a zip archive, or a damaged one: pack it again.',
    );
    const wrongSum = patched(zipOf({ 'p/areas.csv': 'code\n' }), (record) => record.writeUInt32LE(1, 16));
    expect(await refusal(wrongSum)).toBe('The archive\'s entry "p/areas.csv" is damaged: pack it again.');
  });

  it('when it holds no package, several, or one without a name', async () => {
    expect(await refusal(zipOf({ 'p/readme.txt': 'hello' }))).toMatch(/is not a data package/);
    expect(await refusal(zipOf({}))).toMatch(/is not a data package/);
    expect(await refusal(zipOf({ 'p/areas.csv': 'a', 'q/areas.csv': 'b' }))).toMatch(
      /"q\/areas.csv" is in another folder than "p\/areas.csv"/,
    );
    expect(await refusal(zipOf({ 'areas.csv': 'a' }))).toMatch(/The package has no name/);
    rmSync(join(into, 'unpacked'), { recursive: true, force: true });
    expect(await refusal(zipOf({ 'areas.csv': 'a', 'datapackage.json': '{"name":"../up"}' }))).toMatch(
      /^"\.\.\/up" cannot be the name of a package/,
    );
    rmSync(join(into, 'unpacked'), { recursive: true, force: true });
    expect(await refusal(zipOf({ 'P 1/areas.csv': 'a' }))).toMatch(/^"P 1" cannot be the name of a package/);
  });
});
