import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

interface Asset {
  type: string;
  body: string;
  /** The compressed body, from the first request that accepts it. */
  gzipped?: Promise<Buffer>;
}

/** Assets are read from the sources, also by the built code in `dist/web`. */
const FOLDER = new URL('../../src/web/assets/', import.meta.url);

const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

function asset(name: string, body: string): Asset {
  return { type: TYPES[name.split('.').pop()!]!, body };
}

/** GraphiQL, its style sheet and its workers, from one npm package that contains everything: no CDN, no bundler. */
async function graphiqlAssets(): Promise<[string, Asset][]> {
  const { css, editorWorkerService, graphqlWorker, js, jsonWorker } = await import(
    '@graphql-yoga/render-graphiql/graphiql'
  );
  const bodies = {
    'graphiql.css': css,
    'graphiql.js': js,
    'editor.worker.js': editorWorkerService,
    'graphql.worker.js': graphqlWorker,
    'json.worker.js': jsonWorker,
  };
  return Object.entries(bodies).map(([name, body]) => [name, asset(name, body)]);
}

/** Reads all assets. Their URLs contain a checksum, so that browsers may cache them forever. */
export async function readAssets(): Promise<{ byUrl: Map<string, Asset>; urls: Record<string, string> }> {
  const byUrl = new Map<string, Asset>();
  const urls: Record<string, string> = {};
  const own = ['boot.js', 'start.js', 'page.css', 'icon.svg'].map(
    (name) => [name, asset(name, readFileSync(new URL(name, FOLDER), 'utf8'))] as const,
  );
  for (const [name, found] of [...(await graphiqlAssets()), ...own]) {
    const checksum = createHash('sha256').update(found.body).digest('hex').slice(0, 12);
    urls[name] = `/assets/${checksum}/${name}`;
    byUrl.set(urls[name], found);
  }
  return { byUrl, urls };
}

const compress = promisify(gzip);

export function gzippedBody(found: Asset): Promise<Buffer> {
  found.gzipped ??= compress(found.body);
  return found.gzipped;
}
