import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composePartners, readComposeArguments } from '../../src/cli/partner-compose.js';

const USAGE =
  'write "npm run partner:compose -- NAME=URL" for one or more partners, and if you like --sdl NAME=FILE, --out FILE and --header \'NAME: VALUE\'.';
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@override"])\n';

describe('the command line of partner:compose', () => {
  it('names partners with their addresses', () => {
    expect(
      readComposeArguments([
        'a=http://a/graphql',
        'b-2=https://b/?x=1',
        '--sdl',
        'b-2=b.graphql',
        '--header',
        'x-secret: s',
      ]),
    ).toEqual({
      partners: [
        { name: 'a', url: 'http://a/graphql', file: undefined },
        { name: 'b-2', url: 'https://b/?x=1', file: 'b.graphql' },
      ],
      out: 'data/supergraph.graphql',
      headers: { 'x-secret': 's' },
    });
  });

  it.each([
    [[], `No partner is named: ${USAGE}`],
    [['http://a/'], `http://a/ is not written as NAME=URL: ${USAGE}`],
    [
      ['Waiting=http://a/'],
      '"Waiting" is no name of a subgraph: write small letters, digits and hyphens, such as waiting-times.',
    ],
    [['=http://a/'], '"" is no name of a subgraph: write small letters, digits and hyphens, such as waiting-times.'],
    [
      ['a=file:///etc'],
      'file:///etc is no address of a server: write http://HOST:PORT/graphql or https://HOST/graphql.',
    ],
    [['a=http://a/', 'a=http://b/'], 'a is named twice: give each partner once.'],
    [['a=http://a/', '--sdl', 'b=b.graphql'], '--sdl b=b.graphql has no address: give b=URL as well.'],
    [['a=http://a/', '--fast'], `Unknown option '--fast': ${USAGE}`],
    [
      ['a=http://a/', 'b=http://b/', '--header', 'x-secret: s'],
      'A --header would go to a and b alike: write each one\'s SDL with "npm run partner:check -- URL --save FILE", and give it with --sdl NAME=FILE.',
    ],
  ])('is refused as %j, with what would be right', (args, message) => {
    expect(() => readComposeArguments(args)).toThrow(expect.objectContaining({ name: 'ConfigurationError', message }));
  });
});

describe('partner:compose', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-partner-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const compose = (sdls: Record<string, string>) =>
    composePartners([
      ...Object.entries(sdls).flatMap(([name, sdl]) => {
        writeFileSync(join(folder, name), LINK + sdl);
        return [`${name}=http://${name}.example/graphql`, '--sdl', `${name}=${join(folder, name)}`];
      }),
      '--out',
      join(folder, 'supergraph.graphql'),
    ]);

  it('takes several partners', async () => {
    expect(
      await compose({ east: 'type Query { waitingEast: Int }', west: 'type Query { waitingWest: Int }' }),
    ).toContain('is written, with east at http://east.example/graphql and west at http://west.example/graphql.');
  });

  it('refuses a partner that does not fit, also where composition alone would take it', async () => {
    const sdl =
      'type Municipality @key(fields: "code") { code: String! validFrom: Date @override(from: "places") } scalar Date';
    await expect(compose({ taker: sdl })).rejects.toThrow(
      expect.objectContaining({
        name: 'ConfigurationError',
        message:
          `taker does not fit; "npm run partner:check -- ${join(folder, 'taker')}" says what to write instead:\n` +
          '  Municipality.validFrom (2:73): @override would make you resolve fields of another subgraph.',
      }),
    );
  });

  it('refuses partners that contradict each other', async () => {
    await expect(compose({ east: 'type Query { waiting: Int }', west: 'type Query { waiting: Int }' })).rejects.toThrow(
      /^The subgraphs do not compose:\n {2}Non-shareable field "Query\.waiting" is resolved from multiple subgraphs/,
    );
  });

  it('refuses the name of a subgraph of the graph', async () => {
    await expect(composePartners(['places=http://a/'])).rejects.toThrow(
      'places is a subgraph of the graph itself: give the partner another name.',
    );
  });

  it('says which partner cannot be reached', async () => {
    await expect(composePartners(['a=http://127.0.0.1:1/graphql'])).rejects.toThrow(
      /^a: http:\/\/127\.0\.0\.1:1\/graphql cannot be reached: .+ Start your server/,
    );
  });
});
