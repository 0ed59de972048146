import { expect, it } from 'vitest';
import { mintToken } from '../../src/http/authenticate.js';
import { packagesPlugin, packagesUnavailable } from '../../src/http/packages/packages-plugin.js';
import { withPlugin } from './with-plugin.js';

const secret = new TextEncoder().encode('a secret of tests that is long enough');
const runner: Parameters<typeof packagesPlugin>[1]['runner'] = {
  run: async ({ writer, dryRun }) => ({ kind: 'unreadable', message: `${writer.subject} ${dryRun}` }),
  close: async () => {},
};
const options = { runner, secret, readVersion: async () => null };

const zip = {
  method: 'POST',
  url: '/packages',
  payload: 'PK',
  headers: { 'content-type': 'application/zip' },
} as const;

it('passes a package to the runner, with its writer', async () => {
  const app = await withPlugin(packagesPlugin, options);
  const token = await mintToken(secret, ['packages:write'], '1h', { sub: 'regio-zuid', areas: ['*'], kinds: ['*'] });
  const response = await app.inject({
    ...zip,
    query: { dryRun: 'true' },
    headers: { ...zip.headers, authorization: `Bearer ${token}` },
  });
  expect([response.statusCode, response.json()]).toEqual([
    422,
    expect.objectContaining({ title: 'Unreadable package', detail: 'regio-zuid true' }),
  ]);
});

it('rejects packages without a token, and other methods', async () => {
  const app = await withPlugin(packagesPlugin, options);
  expect((await app.inject(zip)).statusCode).toBe(401);
  const got = await app.inject('/packages');
  expect([got.statusCode, got.headers.allow]).toEqual([405, 'POST']);
});

it('answers 501 where packages are unavailable', async () => {
  const app = await withPlugin(packagesUnavailable, { detail: 'Post packages elsewhere.' });
  const response = await app.inject(zip);
  expect([response.statusCode, response.json().detail]).toEqual([501, 'Post packages elsewhere.']);
});
