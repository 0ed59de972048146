import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXPOSED_HEADERS } from '../../src/http/base-plugin.js';
import { startTestServer } from './test-server.js';

describe('a page of another origin', () => {
  const origin = 'https://dashboard.example';

  it('may send requests, and may read the data version', async () => {
    const server = await startTestServer();
    const preflight = await fetch(`${server.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('content-type');
    const answer = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: '{"query":"{ __typename }"}',
    });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    const exposed = answer.headers.get('access-control-expose-headers')!.split(', ');
    expect(exposed).toEqual(
      expect.arrayContaining(['x-data-version', 'x-warning-count', 'retry-after', 'allow', 'x-ratelimit-remaining']),
    );
    await server.close();
  });

  it('may read the headers that the pages on files and packages document', () => {
    const pages = ['reference/export', 'how-to/post-packages']
      .map((name) => readFileSync(`docs/${name}.md`, 'utf8').toLowerCase())
      .join('\n');
    const ours = [...new Set([...pages.matchAll(/`(x-[a-z-]+)`/g)].map((match) => match[1]!))];
    expect(EXPOSED_HEADERS).toEqual(expect.arrayContaining(ours));
    expect(EXPOSED_HEADERS.filter((name) => !pages.includes(`\`${name}\``))).toEqual([]);
  });

  it('gets no response for which a browser would send credentials by itself', async () => {
    const server = await startTestServer();
    const answer = await fetch(`${server.url}/graphql?query={__typename}`, {
      headers: { origin, 'apollo-require-preflight': '1' },
    });
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    await server.close();
  });
});
