import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPartner, readCheckArguments } from '../../src/cli/partner-check.js';

const USAGE =
  'write "npm run partner:check -- URL-or-FILE", and if you like --previous FILE, --save FILE, --header \'NAME: VALUE\' (more than once) and --json.';
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])\n';
const SOUND = `${LINK}type Municipality @key(fields: "code") { code: String! "Days." waitingDays: Int }\n`;

describe('the command line of partner:check', () => {
  it('names a subgraph and how to check it', () => {
    expect(
      readCheckArguments([
        'a.graphql',
        '--json',
        '--previous',
        'b',
        '--save',
        'c',
        '--header',
        'X-Secret:  a: b ',
        '--header',
        'y: z',
      ]),
    ).toEqual({ source: 'a.graphql', headers: { 'x-secret': 'a: b', y: 'z' }, json: true, previous: 'b', save: 'c' });
  });

  it.each([
    [[], `One subgraph is checked at a time: ${USAGE}`],
    [['a', 'b'], `One subgraph is checked at a time: ${USAGE}`],
    [['a', '--fast'], `Unknown option '--fast': ${USAGE}`],
    [
      ['a', '--header', 'my secret'],
      "A --header is not written as NAME: VALUE, such as --header 'x-gateway-secret: …'.",
    ],
  ])('is refused as %j, with what would be right', (args, message) => {
    expect(() => readCheckArguments(args)).toThrow(expect.objectContaining({ name: 'ConfigurationError', message }));
  });

  it.each([
    ['nowhere.graphql', 'nowhere.graphql cannot be read: name a file with the SDL of a subgraph.'],
    [
      'ftp://partner.example/graphql',
      'ftp://partner.example/graphql is no address of a server: write http://HOST:PORT/graphql or https://HOST/graphql.',
    ],
    [
      'https://me:pass@partner.example/graphql',
      "An address holds no name or password: give a secret with --header 'NAME: VALUE'.",
    ],
  ])('is refused for %s', async (source, message) => {
    await expect(checkPartner([source])).rejects.toThrow(
      expect.objectContaining({ name: 'ConfigurationError', message }),
    );
  });
});

describe('partner:check', () => {
  let folder: string;
  const file = (name: string, text?: string): string => {
    const path = join(folder, name);
    if (text !== undefined) writeFileSync(path, text);
    return path;
  };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-partner-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('groups what it finds, and ends with the verdict', async () => {
    const path = file('bad.graphql', SOUND.replace('waitingDays: Int', 'waiting_days: Int!').replace('"Days." ', ''));
    expect(await checkPartner([path])).toEqual({
      fits: false,
      text: `names
  error: Municipality.waiting_days (2:56)
    The name of every field is in camelCase.
    Write: waitingDays

nulls
  warning: Municipality.waiting_days (2:56)
    It is declared non-null, but clients get null when your server is down.
    Write: waiting_days: Int

descriptions
  warning: Municipality.waiting_days (2:56)
    The field has no description.
    Add a string above it that gives its meaning, its unit, and when it is null.

${path} does not fit: 1 error, 2 warnings.`,
    });
  });

  it('says the same to programs', async () => {
    const { text } = await checkPartner([file('empty.graphql', ''), '--json']);
    expect(JSON.parse(text)).toEqual({
      source: file('empty.graphql'),
      fits: false,
      findings: [
        {
          rule: 'parses',
          severity: 'error',
          where: '1:1',
          problem: 'The document is empty.',
          instead: 'Write the schema of your subgraph, starting with "extend schema @link(…)".',
        },
      ],
      notes: [],
    });
  });

  it('saves what fits, to be the previous version of the next', async () => {
    const first = file('new/saved.graphql');
    expect((await checkPartner([file('sound.graphql', SOUND), '--save', first])).fits).toBe(true);
    expect(readFileSync(first, 'utf8')).toBe(SOUND);
    const next = file('next.graphql', SOUND.replace('waitingDays', 'waitingWeeks'));
    const { fits, text } = await checkPartner([next, '--previous', first, '--save', first]);
    expect(fits).toBe(false);
    expect(text).toContain(
      '  error: Municipality.waitingDays\n    Municipality.waitingDays was removed.\n    Keep it, mark it @deprecated',
    );
    expect(readFileSync(first, 'utf8')).toBe(SOUND);
  });

  it('says so when it cannot save', async () => {
    await expect(checkPartner([file('sound.graphql', SOUND), '--save', folder])).rejects.toThrow(
      `${folder} cannot be written: name a file in a folder that you may write in.`,
    );
  });

  it('says so when nothing answers', async () => {
    expect((await checkPartner(['http://127.0.0.1:1/graphql'])).text).toMatch(
      /^service\n {2}error: http:\/\/127\.0\.0\.1:1\/graphql\n {4}http:\/\/127\.0\.0\.1:1\/graphql cannot be reached: /,
    );
  });
});
