import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { buildASTSchema, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { post } from '../support/federation.js';
import { readPage, scripts, unknownScripts } from '../support/pages.js';
import { type ServerProcess, startProgram } from '../support/server-process.js';

const run = promisify(execFile);
const { text: page, blocks } = readPage('docs/tutorial/partner-subgraph.md');

const ADDRESS = 'http://127.0.0.1:4201/graphql';
/** Commands that go on until they are stopped. */
const RUNS_ON = /npm run (?:example:waiting-times|federated)$/;
const sh = blocks.filter(({ language }) => language === 'sh');
const printedFor = (start: string): string =>
  blocks[blocks.indexOf(sh.find(({ text }) => text.startsWith(start))!) + 1]!.text;
const graphqlBlocks = blocks.filter(({ language }) => language === 'graphql').map(({ text }) => text);
const times = (text: string): string => text.replace(/\d+ ms/g, 'N ms');

describe('the page for partners', { timeout: 60_000 }, () => {
  let folder: string;
  let example: ServerProcess;
  // Commands write files where they are run: not here.
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-partner-page-'));
    cpSync('examples', join(folder, 'examples'), { recursive: true });
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    example = await startProgram({}, ['examples/waiting-times/server.js']);
  });
  afterAll(async () => {
    await example.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const write = (text: string): void => writeFileSync(join(folder, 'waiting.graphql'), `${text}\n`);
  const here = (text: string, url = example.url): string => text.replaceAll(ADDRESS, url);

  /** Runs a command of the page: the program that its npm script runs, as it is built here, and its exit code. */
  async function command(text: string, url?: string): Promise<{ code: number; stdout: string }> {
    const program = here(text, url).replace(/^npm run ([\w:]+) --/, (_all, name: string) => {
      expect(scripts[name], name).toMatch(/^node src\/jeugdgraaf\.js partner /);
      return scripts[name]!.replace('node src/jeugdgraaf.js', `"${process.execPath}" "${resolve('dist/main.js')}"`);
    });
    return run('bash', ['-c', program], { cwd: folder }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      (cause: { code: number; stdout: string }) => cause,
    );
  }

  const output = async (start: string): Promise<{ code: number; stdout: string }> =>
    command(sh.find(({ text }) => text.startsWith(start))!.text);

  it('names only scripts that exist', () => {
    expect(page.match(/npm run [\w:-]+/g)!.length).toBeGreaterThan(5);
    expect(unknownScripts(page)).toEqual([]);
  });

  it('shows the problems of a first attempt', async () => {
    write(graphqlBlocks[0]!);
    const { code, stdout } = await output('npm run partner:check -- waiting.graphql');
    expect(stdout.trimEnd()).toBe(printedFor('npm run partner:check -- waiting.graphql'));
    expect(code).toBe(1);
  });

  it('shows how it is corrected, and what breaks the previous version', async () => {
    write(graphqlBlocks[1]!);
    const { code, stdout } = await output('npm run partner:check -- waiting.graphql --save');
    expect(stdout.trimEnd()).toBe(printedFor('npm run partner:check -- waiting.graphql --save'));
    expect(code).toBe(0);
    write(graphqlBlocks[1]!.replace('waitingDays', 'medianWait'));
    const next = await output('npm run partner:check -- waiting.graphql --previous');
    expect(next.stdout.trimEnd()).toBe(printedFor('npm run partner:check -- waiting.graphql --previous'));
    expect(next.code).toBe(1);
  });

  it('starts the example, which prints its address', () => {
    expect(scripts['example:waiting-times']).toBe('node src/launch.js examples/waiting-times/server.js');
    expect(example.output().trimEnd()).toBe(here(printedFor('npm run example:waiting-times')));
  });

  it('requests entities from the example', async () => {
    const { stdout } = await output('curl');
    expect(JSON.parse(stdout)).toEqual(JSON.parse(printedFor('curl')));
  });

  it('checks the example', async () => {
    const { code, stdout } = await output(`npm run partner:check -- ${ADDRESS}`);
    expect(times(stdout.trimEnd())).toBe(times(here(printedFor(`npm run partner:check -- ${ADDRESS}`))));
    expect(code).toBe(0);
  });

  it('shows the finding for a server that returns the reference itself', async () => {
    const file = join(folder, 'examples/waiting-times/server.js');
    const text = readFileSync(file, 'utf8');
    const echo = text.replace('return entities.get(reference[key]) ?? null;', 'return reference;');
    expect(echo).not.toBe(text);
    writeFileSync(file, echo);
    const server = await startProgram({}, [file]);
    const { code, stdout } = await command(`npm run partner:check -- ${ADDRESS}`, server.url);
    const printed = blocks.find((block) => block.text.startsWith('references'))!;
    expect(stdout.startsWith(printed.text)).toBe(true);
    expect(code).toBe(1);
    await server.stop();
  });

  it('composes, to a graph that answers the query of the page', async () => {
    const { stdout } = await output('npm run partner:compose');
    expect(stdout.trimEnd()).toBe(here(printedFor('npm run partner:compose')));
    const supergraph = transformSupergraphToPublicSchema(
      parse(readFileSync(join(folder, 'data/supergraph.graphql'), 'utf8')),
    );
    expect(validate(buildASTSchema(supergraph), parse(graphqlBlocks[2]!))).toEqual([]);
  });

  describe('through the gateway', () => {
    const query = graphqlBlocks[2]!;
    const printed = JSON.parse(blocks[blocks.findIndex(({ text }) => text === query) + 1]!.text);
    let partner: ServerProcess;
    let gateway: ServerProcess;
    beforeAll(async () => {
      const guarded = { GATEWAY_SECRET: 'change-me' };
      partner = await startProgram(guarded, ['examples/waiting-times/server.js']);
      await command(
        `npm run partner:compose -- waiting-times=${partner.url} --header 'x-gateway-secret: change-me' --out guarded.graphql`,
      );
      gateway = await startProgram(
        {
          SUPERGRAPH: join(folder, 'guarded.graphql'),
          PARTNER_SECRETS: 'waiting-times=change-me',
          SUBGRAPH_TIMEOUT_MS: '2000',
        },
        ['dist/main.js', 'federated'],
      );
    });
    afterAll(() => Promise.all([gateway.stop(), partner.stop()]));

    it('answers the query of the page as printed, by the secret that the page gives it', async () => {
      expect((await fetch(partner.url)).status).toBe(401);
      expect((await post(gateway.url, query)).body).toEqual(printed);
    });

    it("leaves null and an error of the partner's fields when it is down, and all else", async () => {
      await partner.stop();
      const { body } = await post(gateway.url, query);
      expect(body.data).toEqual({
        municipality: { ...printed.data.municipality, waitingTimes: null },
        speerpunt: { ...printed.data.speerpunt, regionalSpeerpunten: null },
      });
      expect(
        body.errors.map(({ path, extensions }: { path: string[]; extensions: object }) => [path.at(-1), extensions]),
      ).toEqual([
        ['waitingTimes', { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'waiting-times' }],
        ['regionalSpeerpunten', { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'waiting-times' }],
      ]);
    });
  });

  it('has no command that is not run here', () => {
    const tried = ['npm run partner:check', 'npm run partner:compose', 'curl'];
    expect(sh.filter(({ text }) => !RUNS_ON.test(text) && !tried.some((start) => text.startsWith(start)))).toEqual([]);
  });
});
