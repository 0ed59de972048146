import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUDIENCES, parseExample, readExamples } from '../../src/web/examples.js';
import { renderPage } from '../../src/web/render-page.js';
import { startTestServer, type TestServer } from '../http/test-server.js';

describe('the page', () => {
  let server: TestServer;
  let html: string;
  let response: Response;
  beforeAll(async () => {
    server = await startTestServer();
    response = await fetch(server.url);
    html = await response.text();
  });
  afterAll(() => server.close());

  it('is at /, with its language', () => {
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(html).toContain('<html lang="en">');
  });

  it('allows no other host, neither in its policy nor in its URLs', () => {
    const policy = response.headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/);
    expect(
      [...html.matchAll(/(?:src|href)="([^"]*)"/g)]
        .map(([, address]) => address)
        .filter((address) => !/^[/#]/.test(address!)),
    ).toEqual([]);
  });

  it('loads every asset from this server, compressed, and cached forever', async () => {
    const addresses = Object.values(
      JSON.parse(/id="page-data">(.*?)<\/script>/.exec(html)![1]!).assets as Record<string, string>,
    );
    expect(addresses).toHaveLength(9);
    for (const address of addresses) {
      const file = await fetch(`${server.url}${address}`);
      expect([address, file.status, file.headers.get('content-encoding'), file.headers.get('cache-control')]).toEqual([
        address,
        200,
        'gzip',
        'public, max-age=31536000, immutable',
      ]);
      expect((await file.text()).length).toBeGreaterThan(100);
    }
    const plain = await server.app.inject({ url: addresses[0]! });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect((await fetch(`${server.url}/assets/000000000000/../../package.json`)).status).toBe(404);
  });

  it('links to files, catalogue, changes and schema', () => {
    const footer = /<footer>([\s\S]*)<\/footer>/.exec(html)![1]!;
    const addresses = [...footer.matchAll(/href="([^"]+)"/g)].map((match) => match[1]!);
    expect(addresses).toEqual(['/export', '/catalog.ttl', '/changes.atom', '/schema.graphql']);
  });

  it('links to examples for each audience', () => {
    for (const heading of Object.values(AUDIENCES)) expect(html).toContain(`<h2>${heading}</h2>`);
    for (const { slug } of readExamples()) expect(html).toContain(`href="/?example=${slug}"`);
  });
});

describe('examples', () => {
  it('exist for every audience, with unique names', () => {
    const examples = readExamples();
    for (const audience of Object.keys(AUDIENCES))
      expect(examples.filter((example) => example.audience === audience).length).toBeGreaterThanOrEqual(3);
    expect(new Set(examples.map(({ name }) => name)).size).toBe(examples.length);
  });

  it('require a header', () => {
    expect(() => parseExample('x', '{ a }')).toThrow(
      'src/web/examples/x.graphql must begin with # name:, # audience: (dashboard, researcher, partner-region) and # description:.',
    );
  });

  it('cannot inject markup into the page', () => {
    const query = '{ a(text: "</script><script>alert(1)</script>") }';
    const html = renderPage({
      examples: [{ slug: 'x', name: '<b>"&', audience: 'dashboard', description: "'", query }],
      assets: {},
    });
    expect(html).not.toContain('alert(1)</script>');
    expect(html).not.toContain('<b>');
  });
});
