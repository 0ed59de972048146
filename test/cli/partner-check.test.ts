import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/cli/failure.js';
import { checkPartner } from '../../src/cli/partner-check.js';
import { isNotUnderstood, runCommandLine } from '../support/command-line.js';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])\n';
const SOUND = `${LINK}type Municipality @key(fields: "code") { code: String! "Days." waitingDays: Int }\n`;

describe('jeugdgraaf partner check', () => {
  it.each([
    [['partner', 'check'], "error: missing required argument 'source'."],
    [['partner', 'check', 'a', 'b'], "error: too many arguments for 'check'."],
    [['partner', 'check', 'a', '--fast'], "error: unknown option '--fast'."],
    [['partner', 'chek'], "error: unknown command 'chek' (Did you mean check?)"],
  ])('rejects %j in one line', async (args, line) => {
    const { error, stderr } = await runCommandLine(args);
    expect(isNotUnderstood(error)).toBe(true);
    expect(stderr).toContain(line);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('does not repeat a header that it cannot read', async () => {
    await expect(checkPartner('a', { header: ['my secret'] })).rejects.toThrow(
      new UsageError("--header is not written as 'NAME: VALUE', such as --header 'x-gateway-secret: …'."),
    );
  });

  it.each([
    [
      'nowhere.graphql',
      'ConfigurationError',
      'nowhere.graphql cannot be read: name a file with the SDL of a subgraph.',
    ],
    [
      'ftp://partner.example/graphql',
      'UsageError',
      'ftp://partner.example/graphql is not the address of a server: write http://HOST:PORT/graphql or https://HOST/graphql.',
    ],
    [
      'https://me:pass@partner.example/graphql',
      'UsageError',
      "The address contains a name or password: pass a secret with --header 'NAME: VALUE'.",
    ],
  ])('rejects %s', async (source, name, message) => {
    await expect(checkPartner(source)).rejects.toThrow(expect.objectContaining({ name, message }));
  });
});

describe('the report of a check', () => {
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

  it('groups findings, and ends with the verdict', async () => {
    const path = file('bad.graphql', SOUND.replace('waitingDays: Int', 'waiting_days: Int!').replace('"Days." ', ''));
    expect(await checkPartner(path)).toEqual({
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

  it('is JSON with --json', async () => {
    const { text } = await checkPartner(file('empty.graphql', ''), { json: true });
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

  it('saves the SDL that fits, as the previous version of the next check', async () => {
    const first = file('new/saved.graphql');
    expect((await checkPartner(file('sound.graphql', SOUND), { save: first })).fits).toBe(true);
    expect(readFileSync(first, 'utf8')).toBe(SOUND);
    const next = file('next.graphql', SOUND.replace('waitingDays', 'waitingWeeks'));
    const { fits, text } = await checkPartner(next, { previous: first, save: first });
    expect(fits).toBe(false);
    expect(text).toContain(
      '  error: Municipality.waitingDays\n    Municipality.waitingDays was removed.\n    Keep it, mark it @deprecated',
    );
    expect(readFileSync(first, 'utf8')).toBe(SOUND);
  });

  it('fails when the SDL cannot be saved', async () => {
    await expect(checkPartner(file('sound.graphql', SOUND), { save: folder })).rejects.toThrow(
      `${folder} cannot be written: name a file in a folder that you may write to.`,
    );
  });

  it('names a server that does not answer', async () => {
    expect((await checkPartner('http://127.0.0.1:1/graphql')).text).toMatch(
      /^service\n {2}error: http:\/\/127\.0\.0\.1:1\/graphql\n {4}http:\/\/127\.0\.0\.1:1\/graphql cannot be reached: /,
    );
  });
});
