import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { version } from '../../src/contract/version.js';
import { modules } from '../../src/modules/index.js';
import { type DownloadLimits, withPackages } from '../../src/packages/read/open-location.js';
import { closedPort, type MisbehavingServer, startMisbehaving } from '../support/misbehaving-server.js';
import { zipped } from '../support/packages-server.js';

const FILES = { 'areas.csv': 'code\nNL01\n', 'units.csv': 'code\npercent\n' };
const DESCRIPTOR = JSON.stringify({ name: 'nota-2026', resources: Object.keys(FILES).map((path) => ({ path })) });
const ZIP = Buffer.from(
  zipped({ 'nota-2026/areas.csv': FILES['areas.csv'], 'nota-2026/datapackage.json': DESCRIPTOR }),
);

type Reply = (response: ServerResponse, request: IncomingMessage) => void;
const sends =
  (body: string | Buffer): Reply =>
  (response) =>
    response.end(body);
const moved =
  (to: string): Reply =>
  (response) =>
    response.writeHead(302, { location: to }).end();
/** Announces more than it sends, then hangs up. */
const cut =
  (body: string | Buffer): Reply =>
  (response) =>
    response.writeHead(200, { 'content-length': body.length * 2 }).write(body, () => response.destroy());
/** Begins, and never ends. */
const stalls =
  (status: number): Reply =>
  (response) =>
    response.writeHead(status).write('{');

let server: MisbehavingServer;
let base: string;
let replies: Record<string, Reply>;
let temporary: string;

beforeEach(async () => {
  temporary = mkdtempSync(join(tmpdir(), 'jeugdgraaf-location-'));
  vi.stubEnv('TMPDIR', temporary);
  replies = {};
  server = await startMisbehaving((request, response) => {
    const reply = replies[request.url!];
    if (reply) reply(response, request);
    else response.writeHead(404).end('nothing here');
  });
  base = new URL(server.url).origin;
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server.close();
  rmSync(temporary, { recursive: true, force: true });
});

const asked = (): string[] => server.requests.map(({ url }) => url!);

/** The files of the one package at a location, by name. */
async function read(
  location: string,
  limits?: Partial<DownloadLimits>,
): Promise<{ name: string; files: Record<string, string> }> {
  return withPackages(
    location,
    modules,
    async (packages) => {
      expect(packages).toHaveLength(1);
      const { name, files } = packages[0]!;
      return { name, files: Object.fromEntries([...files].map(([file, content]) => [file, content.toString()])) };
    },
    limits,
  );
}

/** What is said of a location that cannot be read; nothing is left behind. */
async function refusal(location: string, limits?: Partial<DownloadLimits>): Promise<string> {
  const cause = await read(location, limits).then(
    () => null,
    (error: unknown) => error,
  );
  expect(cause).toBeInstanceOf(Error);
  const { name, message } = cause as Error;
  expect(name).toMatch(/^(ConfigurationError|UnreadablePackageError)$/);
  expect(message).not.toContain(temporary);
  expect(readdirSync(temporary)).toEqual([]);
  return message;
}

describe('a package at an address', () => {
  it('may be a zip', async () => {
    replies['/nota.zip?v=2'] = sends(ZIP);
    expect(await read(`${base}/nota.zip?v=2`)).toEqual({
      name: 'nota-2026',
      files: { 'areas.csv': FILES['areas.csv'], 'datapackage.json': DESCRIPTOR },
    });
    expect(server.requests[0]!.headers['user-agent']).toBe(`jeugdgraaf/${version}`);
  });

  it('may be a descriptor next to its files, each fetched once', async () => {
    replies['/data/datapackage.json'] = sends(DESCRIPTOR);
    for (const [file, content] of Object.entries(FILES)) replies[`/data/${file}`] = sends(content);
    expect(await read(`${base}/data/datapackage.json`)).toEqual({
      name: 'nota-2026',
      files: { ...FILES, 'datapackage.json': DESCRIPTOR },
    });
    expect(asked()).toEqual(['/data/datapackage.json', '/data/areas.csv', '/data/units.csv']);
  });

  it('may have moved: files are fetched from the new address of the descriptor', async () => {
    replies['/latest.zip'] = moved('/nota.zip');
    replies['/nota.zip'] = sends(ZIP);
    expect((await read(`${base}/latest.zip`)).name).toBe('nota-2026');
    replies['/latest/datapackage.json'] = moved('/2026/datapackage.json');
    replies['/2026/datapackage.json'] = sends(DESCRIPTOR);
    for (const [file, content] of Object.entries(FILES)) replies[`/2026/${file}`] = sends(content);
    expect((await read(`${base}/latest/datapackage.json`)).files).toMatchObject(FILES);
  });

  it('leaves nothing behind, also when what is done with it fails', async () => {
    replies['/nota.zip'] = sends(ZIP);
    let seen: string[] = [];
    const failing = withPackages(`${base}/nota.zip`, modules, async () => {
      seen = readdirSync(temporary);
      throw new Error('done');
    });
    await expect(failing).rejects.toThrow('done');
    expect(seen).toHaveLength(1);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it("may lack a resource's path, which the check reports", async () => {
    replies['/datapackage.json'] = sends(
      '{"name":"nota-2026","resources":[{"name":"areas"},null,{"path":"areas.csv"}]}',
    );
    replies['/areas.csv'] = sends(FILES['areas.csv']);
    expect(Object.keys((await read(`${base}/datapackage.json`)).files)).toEqual(['areas.csv', 'datapackage.json']);
  });
});

describe('an address is rejected', () => {
  it.each(['http://', 'https://data.regio.example:port/nota.zip', 'http://[/nota.zip'])(
    'that is not one: %s',
    async (address) => {
      expect(await refusal(address)).toBe(
        `"${address}" is not an address: write one such as https://data.regio.example/monitor-breda-2026.zip.`,
      );
    },
  );

  it('with a password, which is not repeated', async () => {
    expect(await refusal('https://anna:hunter2@data.regio.example/nota.zip')).toBe(
      'Addresses with a name or password are not fetched: save what is at data.regio.example/nota.zip and name the file.',
    );
  });

  it('where nothing listens', async () => {
    const { origin } = new URL((await closedPort()).url);
    expect(await refusal(`${origin}/nota.zip`)).toBe(`${origin}/nota.zip does not answer.`);
  });

  it('that has no package, at once, even if the answer never ends', async () => {
    expect(await refusal(`${base}/nota.zip`)).toBe(`${base}/nota.zip answers 404: nothing could be fetched.`);
    const closed = new Promise((resolve) => {
      replies['/endless.zip'] = (response, request) => {
        response.on('close', resolve);
        stalls(503)(response, request);
      };
    });
    expect(await refusal(`${base}/endless.zip`)).toBe(`${base}/endless.zip answers 503: nothing could be fetched.`);
    await closed;
  });

  it('that names a file twice, which is found when the package is checked', async () => {
    replies['/datapackage.json'] = sends(DESCRIPTOR.replace('units.csv', 'areas.csv'));
    replies['/areas.csv'] = sends(FILES['areas.csv']);
    expect(Object.keys((await read(`${base}/datapackage.json`)).files)).toEqual(['areas.csv', 'datapackage.json']);
    expect(asked()).toEqual(['/datapackage.json', '/areas.csv']);
  });

  it('that lacks a file of its descriptor', async () => {
    replies['/datapackage.json'] = sends(DESCRIPTOR);
    replies['/areas.csv'] = sends(FILES['areas.csv']);
    expect(await refusal(`${base}/datapackage.json`)).toBe(`${base}/units.csv answers 404: nothing could be fetched.`);
  });

  it('that redirects in a circle', async () => {
    replies['/a.zip'] = moved('/b.zip');
    replies['/b.zip'] = moved('/a.zip');
    expect(await refusal(`${base}/a.zip`)).toBe(`${base}/a.zip does not answer.`);
  });

  it('that closes the connection half-way', async () => {
    replies['/nota.zip'] = cut(ZIP);
    expect(await refusal(`${base}/nota.zip`)).toBe(`${base}/nota.zip broke off.`);
    replies['/datapackage.json'] = cut(DESCRIPTOR);
    expect(await refusal(`${base}/datapackage.json`)).toBe(`${base}/datapackage.json broke off.`);
  });

  it('that does not answer completely in time', async () => {
    replies['/silent.zip'] = () => {};
    expect(await refusal(`${base}/silent.zip`, { ms: 100 })).toBe(
      `${base}/silent.zip was not fetched within 0.1 seconds.`,
    );
    replies['/datapackage.json'] = stalls(200);
    expect(await refusal(`${base}/datapackage.json`, { ms: 100 })).toBe(
      `${base}/datapackage.json was not fetched within 0.1 seconds.`,
    );
  });

  it('that returns more than it may, in one file or in all together', async () => {
    replies['/nota.zip'] = sends(ZIP);
    expect(await refusal(`${base}/nota.zip`, { bytes: ZIP.length - 1 })).toBe(
      `${base}/nota.zip returns more than ${ZIP.length - 1} bytes: a package may not be larger.`,
    );
    replies['/datapackage.json'] = sends(DESCRIPTOR);
    for (const [file, content] of Object.entries(FILES)) replies[`/${file}`] = sends(content);
    const all = DESCRIPTOR.length + FILES['areas.csv'].length + FILES['units.csv'].length;
    expect((await read(`${base}/datapackage.json`, { bytes: all })).name).toBe('nota-2026');
    const left = FILES['units.csv'].length - 1;
    expect(await refusal(`${base}/datapackage.json`, { bytes: all - 1 })).toBe(
      `${base}/units.csv returns more than ${left} bytes: a package may not be larger.`,
    );
  });

  it('that returns more than that once unpacked', async () => {
    replies['/nota.zip'] = sends(Buffer.from(zipped({ 'nota-2026/areas.csv': 'x'.repeat(5000) })));
    expect(await refusal(`${base}/nota.zip`, { bytes: 1000 })).toBe(
      'The archive\'s entry "nota-2026/areas.csv" makes the package larger than 1000 bytes: split the package.',
    );
  });

  it('with a descriptor that never ends', async () => {
    replies['/datapackage.json'] = (response) => {
      const piece = Buffer.alloc(1_000_000, ' ');
      const more = (): void => {
        while (!response.destroyed && response.write(piece));
      };
      response.on('drain', more);
      more();
    };
    expect(await refusal(`${base}/datapackage.json`)).toBe(
      `${base}/datapackage.json returns more than 20000000 bytes: a descriptor may not be larger.`,
    );
  });

  it('that returns neither a zip nor a descriptor', async () => {
    for (const path of ['/nota.zip', '/nota-2026/']) {
      for (const body of ['<!doctype html><title>Sign in</title>', '']) {
        replies[path] = sends(body);
        expect(await refusal(`${base}${path}`)).toBe(
          `${base}${path} does not return a zip archive: name the zip itself, or the datapackage.json next to its files.`,
        );
      }
    }
    replies['/nota.zip'] = sends(ZIP.subarray(0, -5));
    expect(await refusal(`${base}/nota.zip`)).toBe('This is not a zip archive, or a damaged one: pack it again.');
  });

  it.each(['<html>', 'null', '[]', '{}', '{"name":5}', '{"name":"../up"}'])(
    'with a descriptor that is not one: %s',
    async (body) => {
      replies['/datapackage.json'] = sends(body);
      expect(await refusal(`${base}/datapackage.json`)).toBe(
        `${base}/datapackage.json is not a descriptor of a data package: its name must be lower case letters, digits and hyphens.`,
      );
    },
  );

  it.each([
    '../areas.csv',
    '/areas.csv',
    'data/areas.csv',
    '.areas.csv',
    '\\\\127.0.0.1:1\\areas.csv',
    'http:areas.csv',
    'http://127.0.0.1:1/areas.csv',
    'data:,code',
    'areas.csv?x=1',
    '%2e%2e',
    '',
  ])('with a descriptor that leads elsewhere: %j', async (path) => {
    replies['/datapackage.json'] = sends(
      JSON.stringify({ name: 'nota-2026', resources: [{ path: 'units.csv' }, { path }] }),
    );
    expect(await refusal(`${base}/datapackage.json`)).toBe(
      `The descriptor names the file "${path}": the files of a package are in the folder of its descriptor.`,
    );
    expect(asked()).toEqual(['/datapackage.json']);
  });
});

describe('a package on disk', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(import.meta.dirname, '../../node_modules/.location-'));
    return () => rmSync(folder, { recursive: true, force: true });
  });

  it('may be a zip, a folder, or one of several packages in a folder', async () => {
    mkdirSync(join(folder, 'packages/nota-2026'), { recursive: true });
    for (const [file, content] of Object.entries(FILES))
      writeFileSync(join(folder, 'packages/nota-2026', file), content);
    writeFileSync(join(folder, 'nota.zip'), ZIP);
    expect((await read(join(folder, 'nota.zip'))).name).toBe('nota-2026');
    for (const path of ['packages', 'packages/nota-2026', 'packages/nota-2026/'])
      expect(await read(join(folder, path)), path).toEqual({ name: 'nota-2026', files: FILES });
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('must exist, be readable and be a package', async () => {
    expect(await refusal(join(folder, 'nota.zip'))).toBe(
      `${join(folder, 'nota.zip')} cannot be read (ENOENT): name a folder, a zip file or an address.`,
    );
    expect(await refusal(folder)).toBe(
      `No data package found: neither ${folder} nor a folder in it holds CSV files or a datapackage.json.`,
    );
    writeFileSync(join(folder, 'nota.zip'), 'no archive');
    expect(await refusal(join(folder, 'nota.zip'))).toBe('This is not a zip archive, or a damaged one: pack it again.');
  });

  it.skipIf(process.getuid?.() === 0)('that may not be read is rejected', async () => {
    writeFileSync(join(folder, 'nota.zip'), ZIP, { mode: 0o000 });
    expect(await refusal(join(folder, 'nota.zip'))).toBe(`${join(folder, 'nota.zip')} cannot be unpacked (EACCES).`);
  });
});
