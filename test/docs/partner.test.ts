import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { buildASTSchema, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestGraph, type TestGraph } from '../support/graph.js';
import { blocksOf } from '../support/readme.js';
import { type ServerProcess, startProgram } from '../support/server-process.js';

const run = promisify(execFile);
const page = readFileSync('docs/partner-subgraph.md', 'utf8');
const blocks = blocksOf(page);
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

const ADDRESS = 'http://127.0.0.1:4201/graphql';
/** Commands that go on until they are stopped; the gateway is not started here. */
const RUNS_ON = /npm run (?:example:waiting-times|federated)$/;
const sh = blocks.filter(({ language }) => language === 'sh');
const printedFor = (start: string): string => blocks[blocks.indexOf(sh.find(({ text }) => text.startsWith(start))!) + 1]!.text;
const graphqlBlocks = blocks.filter(({ language }) => language === 'graphql').map(({ text }) => text);
const times = (text: string): string => text.replace(/\d+ ms/g, 'N ms');

describe('the page for partners', { timeout: 60_000 }, () => {
  let folder: string;
  let example: ServerProcess;
  let graph: TestGraph;
  // Commands write files where they are run: not here.
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-partner-page-'));
    cpSync('examples', join(folder, 'examples'), { recursive: true });
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    example = await startProgram({}, ['examples/waiting-times/server.js']);
    graph = await openTestGraph('sqlite');
  });
  afterAll(async () => {
    await example.stop();
    await graph.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const write = (text: string): void => writeFileSync(join(folder, 'waiting.graphql'), `${text}\n`);
  const here = (text: string, url = example.url): string => text.replaceAll(ADDRESS, url);

  /** Runs a command of the page: the program that its npm script runs, as it is built here, and its exit code. */
  async function command(text: string, url?: string): Promise<{ code: number; stdout: string }> {
    const program = here(text, url).replace(/^npm run ([\w:]+) --/, (_all, name: string) => {
      expect(scripts[name], name).toMatch(/^npm run --silent build && node src\/launch\.js dist\//);
      return `"${process.execPath}" "${resolve(scripts[name]!.split(' ').at(-1)!)}"`;
    });
    return run('bash', ['-c', program], { cwd: folder }).then(({ stdout }) => ({ code: 0, stdout }), (cause: { code: number; stdout: string }) => cause);
  }

  const said = async (start: string): Promise<{ code: number; stdout: string }> => command(sh.find(({ text }) => text.startsWith(start))!.text);

  it('names only scripts that there are, the gateway\'s apart', () => {
    const names = [...page.matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1]!).filter((name) => name !== 'federated');
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => !scripts[name])).toEqual([]);
  });

  it('shows what is wrong with a first attempt', async () => {
    write(graphqlBlocks[0]!);
    const { code, stdout } = await said('npm run partner:check -- waiting.graphql');
    expect(stdout.trimEnd()).toBe(printedFor('npm run partner:check -- waiting.graphql'));
    expect(code).toBe(1);
  });

  it('shows how it is mended, and what breaks the version before', async () => {
    write(graphqlBlocks[1]!);
    const { code, stdout } = await said('npm run partner:check -- waiting.graphql --save');
    expect(stdout.trimEnd()).toBe(printedFor('npm run partner:check -- waiting.graphql --save'));
    expect(code).toBe(0);
    write(graphqlBlocks[1]!.replace('waitingDays', 'medianWait'));
    const next = await said('npm run partner:check -- waiting.graphql --previous');
    expect(next.stdout.trimEnd()).toBe(printedFor('npm run partner:check -- waiting.graphql --previous'));
    expect(next.code).toBe(1);
  });

  it('starts the example, which says where it is', () => {
    expect(scripts['example:waiting-times']).toBe('node src/launch.js examples/waiting-times/server.js');
    expect(example.output().trimEnd()).toBe(here(printedFor('npm run example:waiting-times')));
  });

  it('asks the example for things', async () => {
    const { stdout } = await said('curl');
    expect(JSON.parse(stdout)).toEqual(JSON.parse(printedFor('curl')));
  });

  it('checks the example', async () => {
    const { code, stdout } = await said(`npm run partner:check -- ${ADDRESS}`);
    expect(times(stdout.trimEnd())).toBe(times(here(printedFor(`npm run partner:check -- ${ADDRESS}`))));
    expect(code).toBe(0);
  });

  it('shows what a server is told that answers with the reference itself', async () => {
    const file = join(folder, 'examples/waiting-times/server.js');
    const text = readFileSync(file, 'utf8');
    const echo = text.replace('return things.get(reference[key]) ?? null;', 'return reference;');
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
    const { stdout } = await said('npm run partner:compose');
    expect(stdout.trimEnd()).toBe(here(printedFor('npm run partner:compose')));
    const supergraph = transformSupergraphToPublicSchema(parse(readFileSync(join(folder, 'data/supergraph.graphql'), 'utf8')));
    expect(validate(buildASTSchema(supergraph), parse(graphqlBlocks[2]!))).toEqual([]);
  });

  // Without the gateway: each half of the printed answer is what its own server says.
  it('prints the answer that the graph and the example give together', async () => {
    const { data } = JSON.parse(blocks[blocks.findIndex(({ text }) => text === graphqlBlocks[2]) + 1]!.text);
    const codes = ['GM0935', 'GM0938', 'GM0994', 'GM1903'];
    const ours = await graph.query(`{ municipality(code: "GM0935") { name } speerpunt(slug: "maastricht-lokale-toegang") { name }
      municipalities(filter: { codes: ${JSON.stringify(codes)} }) { nodes { code name } } }`);
    const names = new Map((ours.data.municipalities.nodes as { code: string; name: string }[]).map(({ code, name }) => [code, name]));
    const response = await fetch(example.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: `{ _entities(representations: [{ __typename: "Municipality", code: "GM0935" }, { __typename: "Speerpunt", slug: "maastricht-lokale-toegang" }]) {
        ... on Municipality { waitingTimes(care: RESIDENTIAL) { month days source { title locator } } }
        ... on Speerpunt { regionalSpeerpunten { name plan municipalities { code } } } } }` }),
    });
    const { data: { _entities: [municipality, speerpunt] } } = await response.json() as { data: { _entities: Record<string, { municipalities: { code: string }[] }[]>[] } };
    const regional = speerpunt!.regionalSpeerpunten!.map((one) => ({ ...one, municipalities: one.municipalities.map(({ code }) => ({ name: names.get(code) })) }));
    expect(data).toEqual({
      municipality: { ...ours.data.municipality, ...municipality },
      speerpunt: { ...ours.data.speerpunt, regionalSpeerpunten: regional },
    });
  });

  it('has no command that is not tried', () => {
    const tried = ['npm run partner:check', 'npm run partner:compose', 'curl'];
    expect(sh.filter(({ text }) => !RUNS_ON.test(text) && !tried.some((start) => text.startsWith(start)))).toEqual([]);
  });
});
