import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExportServer, startExportServer } from '../support/exports.js';

describe('read-only URLs', () => {
  let server: ExportServer;
  beforeAll(async () => {
    server = await startExportServer('sqlite');
  });
  afterAll(() => server.close());

  const ADDRESSES = [
    '/export',
    '/export/measurements.csv',
    '/export/nothing.csv',
    '/changes.atom',
    '/catalog.ttl',
    '/catalog.jsonld',
    '/schema.graphql',
  ];
  it.each(
    ADDRESSES.flatMap((address) => ['POST', 'PUT', 'PATCH', 'DELETE'].map((method) => [method, address] as const)),
  )('answer 405: %s %s', async (method, address) => {
    const answer = await fetch(server.base + address, {
      method,
      ...(method !== 'DELETE' && { body: 'a,b', headers: { 'content-type': 'text/csv' } }),
    });
    expect([answer.status, answer.headers.get('allow'), answer.headers.get('content-type')]).toEqual([
      405,
      'GET, HEAD',
      'application/problem+json; charset=utf-8',
    ]);
    expect(answer.headers.get('x-data-version')).toMatch(/^\d-[0-9a-f]{8}$/);
    expect(await answer.json()).toEqual({
      type: 'urn:jeugdgraaf:problem:wrong-method',
      title: 'Wrong method',
      status: 405,
      detail: 'This URL is read-only (GET). Post packages to /packages and queries to /graphql.',
    });
  });
});
