import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { buildASTSchema, type DefinitionNode, type DocumentNode, Kind, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPartner } from '../../../src/cli/partner-check.js';
import { composePartners } from '../../../src/cli/partner-compose.js';
import { sortedSdl } from '../../../src/contract/graphql/sorted-sdl.js';
import { type ServerProcess, startProgram } from '../../support/server-process.js';

const SERVER = ['examples/waiting-times/server.js'];
const SCHEMA = 'examples/waiting-times/schema.graphql';

/** What the example adds: types of its own, and fields of the graph's types. */
const TYPES = ['CareKind', 'RegionalSpeerpunt', 'WaitingTime', 'WaitingTimeSource'];
const FIELDS = [
  'Municipality.waitingTimes',
  'Query.regionalSpeerpunt',
  'Query.regionalSpeerpunten',
  'Speerpunt.regionalSpeerpunten',
];

function withoutAdditions({ definitions }: DocumentNode): DocumentNode {
  const remaining = definitions.flatMap((node): DefinitionNode[] => {
    if (!('name' in node) || !node.name) return [node];
    const { value } = node.name;
    if (TYPES.includes(value)) return [];
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) return [node];
    return [{ ...node, fields: node.fields?.filter((field) => !FIELDS.includes(`${value}.${field.name.value}`)) }];
  });
  return { kind: Kind.DOCUMENT, definitions: remaining };
}

const printed = (document: DocumentNode): string => sortedSdl(buildASTSchema(document));

describe("the example of a partner's subgraph", () => {
  let server: ServerProcess;
  let folder: string;
  beforeAll(async () => {
    server = await startProgram({}, SERVER);
    folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-partner-'));
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function ask(query: string, variables = {}, headers: Record<string, string> = {}, url = server.url) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, body: await response.json() };
  }

  it('fits, without a single warning, as a document and as a server', async () => {
    expect(await checkPartner(SCHEMA)).toEqual({ fits: true, text: `${SCHEMA} fits: 0 errors, 0 warnings.` });
    const { fits, text } = await checkPartner(server.url);
    expect(fits).toBe(true);
    expect(text.replace(/\d+ ms/g, 'N ms')).toBe(
      [
        'notes',
        '  Municipality by code: your server knows 16 of 360',
        '  Municipality by code, 500 references: N ms',
        '  Speerpunt by slug: your server knows 2 of 7',
        '  Speerpunt by slug, 500 references: N ms',
        '  RegionalSpeerpunt by slug: your server knows 3 of 3',
        '  RegionalSpeerpunt by slug, 500 references: N ms',
        '',
        `${server.url} fits: 0 errors, 0 warnings.`,
      ].join('\n'),
    );
  });

  it('answers with a source for every figure, and null for what is not known', async () => {
    const query = `query ($references: [_Any!]!) { _entities(representations: $references) {
      ... on Municipality { waitingTimes(care: RESIDENTIAL) { month days source { title locator } } } } }`;
    const { body } = await ask(query, {
      references: [
        { __typename: 'Municipality', code: 'GM0935' },
        { __typename: 'Municipality', code: 'GM0758' },
      ],
    });
    const source = { title: 'Wachttijdenmonitor (verzonnen)', locator: 'Tabel 2' };
    expect(body).toEqual({
      data: {
        _entities: [
          {
            waitingTimes: [
              { month: '2026-02', days: 85, source },
              { month: '2026-01', days: null, source },
            ],
          },
          null,
        ],
      },
    });
    const negative = await ask('{ regionalSpeerpunten { municipalities { waitingTimes(first: -1) { days } } } }');
    expect((negative.body as { errors: { message: string }[] }).errors[0]!.message).toBe(
      'Argument "first" is 0 or more.',
    );
  });

  it('states in its data that it is fictional', () => {
    expect(readFileSync('examples/waiting-times/data/README.md', 'utf8')).toMatch(/^# Fictional data/);
  });

  it('rejects requests without its secret, when it has one', async () => {
    const guarded = await startProgram({ GATEWAY_SECRET: 'shh' }, SERVER);
    const secret = { 'x-gateway-secret': 'shh' };
    expect((await ask('{ __typename }', {}, {}, guarded.url)).status).toBe(401);
    expect((await ask('{ __typename }', {}, { 'x-gateway-secret': 'no' }, guarded.url)).status).toBe(401);
    expect((await ask('{ __typename }', {}, secret, guarded.url)).body).toEqual({ data: { __typename: 'Query' } });
    expect((await checkPartner(guarded.url)).text).toContain('It rejects the request with HTTP 401.');
    const { fits, text } = await checkPartner(guarded.url, { header: ['x-gateway-secret: shh'] });
    expect(text).toContain('notes\n  Requests without the given header are rejected.');
    expect(text).toContain('fits: 0 errors, 0 warnings.');
    expect(fits).toBe(true);
    await guarded.stop();
  });

  // Composition takes the first description that it meets, by name: a partner's name must not change the graph's words.
  it.each(['aaa', 'waiting-times', 'zzz'])(
    'composes to the graph and what it adds, and nothing else, as %s',
    async (name) => {
      const out = join(folder, 'new', `${name}.graphql`);
      expect(await composePartners([`${name}=${server.url}`], { out })).toBe(
        [
          `${out} is written, with ${name} at ${server.url}.`,
          `Serve it with: SUPERGRAPH=${out} npm run federated`,
          `A partner that requires a secret gets it from: PARTNER_SECRETS=${name}=secret`,
        ].join('\n'),
      );
      const supergraph = readFileSync(out, 'utf8');
      expect(supergraph).toContain(`@join__graph(name: "${name}", url: "${server.url}")`);
      const seen = transformSupergraphToPublicSchema(parse(supergraph));
      for (const added of [...TYPES.map((type) => `${type} {`), ...FIELDS.map((field) => field.split('.')[1]!)])
        expect(printed(seen)).toContain(added);
      expect(printed(withoutAdditions(seen))).toBe(readFileSync('schema/schema.graphql', 'utf8'));
    },
  );
});
