import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composePartners, readPartners } from '../../src/cli/partner-compose.js';
import { isNotUnderstood, runCommandLine } from '../support/command-line.js';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@override"])\n';

describe('the arguments of partner compose', () => {
  it('name partners with their addresses', () => {
    expect(readPartners(['a=http://a/graphql', 'b-2=https://b/?x=1'], { sdl: ['b-2=b.graphql'] })).toEqual([
      { name: 'a', url: 'http://a/graphql', file: undefined },
      { name: 'b-2', url: 'https://b/?x=1', file: 'b.graphql' },
    ]);
  });

  it.each<[string[], { sdl?: string[]; header?: string[] }, string]>([
    [['http://a/'], {}, '"http://a/" is not written as NAME=URL.'],
    [
      ['Waiting=http://a/'],
      {},
      '"Waiting" cannot be the name of a subgraph: use lower case letters, digits and hyphens, such as waiting-times.',
    ],
    [
      ['=http://a/'],
      {},
      '"" cannot be the name of a subgraph: use lower case letters, digits and hyphens, such as waiting-times.',
    ],
    [
      ['a=file:///etc'],
      {},
      'file:///etc is not the address of a server: write http://HOST:PORT/graphql or https://HOST/graphql.',
    ],
    [['a=http://a/', 'a=http://b/'], {}, 'a is named twice: name each partner once.'],
    [['a=http://a/'], { sdl: ['b=b.graphql'] }, '--sdl b=b.graphql has no address: add b=URL.'],
    [
      ['a=http://a/', 'b=http://b/'],
      { header: ['x-secret: s'] },
      '--header would go to both a and b: save the SDL of each with "npm run partner:check -- URL --save FILE", and pass it with --sdl NAME=FILE.',
    ],
  ])('are rejected as %j %j, with what would be right', (args, options, message) => {
    expect(() => readPartners(args, options)).toThrow(expect.objectContaining({ name: 'UsageError', message }));
  });

  it.each([
    [['partner', 'compose'], "error: missing required argument 'partners'."],
    [['partner', 'compose', 'a=http://a/', '--fast'], "error: unknown option '--fast'."],
  ])('are rejected as %j in one line', async (args, line) => {
    const { error, stderr } = await runCommandLine(args);
    expect([isNotUnderstood(error), stderr]).toEqual([true, `${line} Add --help for usage.\n`]);
  });
});

describe('jeugdgraaf partner compose', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-partner-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const compose = (sdls: Record<string, string>) =>
    composePartners(
      Object.keys(sdls).map((name) => `${name}=http://${name}.example/graphql`),
      {
        sdl: Object.entries(sdls).map(([name, sdl]) => {
          writeFileSync(join(folder, name), LINK + sdl);
          return `${name}=${join(folder, name)}`;
        }),
        out: join(folder, 'supergraph.graphql'),
      },
    );

  it('composes several partners', async () => {
    expect(
      await compose({ east: 'type Query { waitingEast: Int }', west: 'type Query { waitingWest: Int }' }),
    ).toContain('is written, with east at http://east.example/graphql and west at http://west.example/graphql.');
  });

  it('rejects a partner that does not fit, also where composition alone would accept it', async () => {
    const sdl =
      'type Municipality @key(fields: "code") { code: String! validFrom: Date @override(from: "places") } scalar Date';
    await expect(compose({ taker: sdl })).rejects.toThrow(
      expect.objectContaining({
        name: 'ConfigurationError',
        message:
          `taker does not fit; "npm run partner:check -- ${join(folder, 'taker')}" reports what to change:\n` +
          '  Municipality.validFrom (2:73): @override would make you resolve fields of another subgraph.',
      }),
    );
  });

  it('rejects partners that contradict each other', async () => {
    await expect(compose({ east: 'type Query { waiting: Int }', west: 'type Query { waiting: Int }' })).rejects.toThrow(
      /^The subgraphs do not compose:\n {2}Non-shareable field "Query\.waiting" is resolved from multiple subgraphs/,
    );
  });

  it('rejects the name of a subgraph of the graph', async () => {
    await expect(composePartners(['places=http://a/'], { out: 'none' })).rejects.toThrow(
      'places is a subgraph of the graph itself: give the partner another name.',
    );
  });

  it('names a partner that cannot be reached', async () => {
    await expect(composePartners(['a=http://127.0.0.1:1/graphql'], { out: 'none' })).rejects.toThrow(
      /^a: http:\/\/127\.0\.0\.1:1\/graphql cannot be reached: .+ Start your server/,
    );
  });
});
