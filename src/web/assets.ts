import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { ROOT } from '../contract/root.js';

/** A file that the page loads. Its body is read at the first request. */
interface Asset {
  type: string;
  body(): Promise<string>;
  /** The compressed body, from the first request that accepts it. */
  gzipped?: Promise<Buffer>;
}

/** Assets are read from the sources, also by the built code. */
const FOLDER = new URL('src/web/assets/', ROOT);

const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

function asset(name: string, body: () => Promise<string>): Asset {
  return { type: TYPES[name.split('.').pop()!]!, body };
}

/** GraphiQL, its style sheet and its workers, from one npm package that contains everything: no CDN, no bundler. */
const PACKAGE = '@graphql-yoga/render-graphiql';
const EXPORTS = {
  'graphiql.css': 'css',
  'graphiql.js': 'js',
  'editor.worker.js': 'editorWorkerService',
  'graphql.worker.js': 'graphqlWorker',
  'json.worker.js': 'jsonWorker',
} as const;

/** Loaded only for the page: importing these 9 MB took a fifth of a start. */
const graphiql = () => import('@graphql-yoga/render-graphiql/graphiql');

/**
 * All assets by URL. Their URLs contain a checksum, or the version of the package they come from, so that browsers may
 * cache them forever.
 */
export function findAssets(): { byUrl: Map<string, Asset>; urls: Record<string, string> } {
  const byUrl = new Map<string, Asset>();
  const urls: Record<string, string> = {};
  const add = (name: string, version: string, body: () => Promise<string>): void => {
    urls[name] = `/assets/${version}/${name}`;
    byUrl.set(urls[name], asset(name, body));
  };
  const { version } = createRequire(import.meta.url)(`${PACKAGE}/package.json`) as { version: string };
  for (const [name, key] of Object.entries(EXPORTS)) add(name, version, async () => (await graphiql())[key]);
  for (const name of ['boot.js', 'start.js', 'page.css', 'icon.svg']) {
    const text = readFileSync(new URL(name, FOLDER), 'utf8');
    add(name, createHash('sha256').update(text).digest('hex').slice(0, 12), async () => text);
  }
  return { byUrl, urls };
}

const compress = promisify(gzip);

export function gzippedBody(found: Asset): Promise<Buffer> {
  found.gzipped ??= found.body().then((body) => compress(body));
  return found.gzipped;
}
