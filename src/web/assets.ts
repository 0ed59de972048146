import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { PACKAGE_ROOT } from './package-root.js';

/** A file of the page, as it goes out. */
interface Asset {
  type: string;
  body: string;
  /** The body compressed, from the first time that somebody asks for it. */
  zipped?: Promise<Buffer>;
}

const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

function asset(name: string, body: string): Asset {
  return { type: TYPES[name.split('.').pop()!]!, body };
}

function ownAsset(name: string): [string, Asset] {
  return [name, asset(name, readFileSync(new URL(`src/web/assets/${name}`, PACKAGE_ROOT), 'utf8'))];
}

/** GraphiQL, its style sheet and its workers, out of one npm package that holds everything: no content network, no build. */
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

/** Every asset under an address that holds a part of its checksum, so that browsers may keep it for good. */
export async function readAssets(): Promise<{ byAddress: Map<string, Asset>; addresses: Record<string, string> }> {
  const byAddress = new Map<string, Asset>();
  const addresses: Record<string, string> = {};
  const own = ['boot.js', 'start.js', 'page.css', 'icon.svg'].map(ownAsset);
  for (const [name, found] of [...(await graphiqlAssets()), ...own]) {
    const checksum = createHash('sha256').update(found.body).digest('hex').slice(0, 12);
    addresses[name] = `/assets/${checksum}/${name}`;
    byAddress.set(addresses[name], found);
  }
  return { byAddress, addresses };
}

const zip = promisify(gzip);

/** The compressed body, made once. */
export function zippedBody(found: Asset): Promise<Buffer> {
  found.zipped ??= zip(found.body);
  return found.zipped;
}
