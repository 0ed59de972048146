import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import { readSupergraph } from '../../src/federation/gateway/index.js';
import { modules } from '../../src/modules/index.js';
import { gatewayTargets } from '../../src/http/gateway/gateway-targets.js';
import { subgraphPort } from '../../src/cli/our-graph.js';
import { type TestServer, startTestFederation, type TestFederation } from '../support/federation.js';
import { documentedSettings, readPage, unknownScripts } from '../support/pages.js';

const run = promisify(execFile);
const has = (program: string, flag: string): Promise<boolean> =>
  run(program, [flag]).then(
    () => true,
    () => false,
  );
const [haproxy, openssl] = await Promise.all([has('haproxy', '-v'), has('openssl', 'version')]);

const { text: page, blocks } = readPage('docs/how-to/running-many.md');
const of = (language: string): string[] =>
  blocks.filter((block) => block.language === language).map(({ text }) => text);
const [balancer = '', encrypted = ''] = of('haproxy');

describe('the page on running many copies, compared with the code', () => {
  it('names only documented settings, in its files and in its text', () => {
    const listed = new Set(documentedSettings());
    const inFiles = of('ini').flatMap((text) => [...text.matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]!));
    const inText = [...page.matchAll(/`([A-Z]+(?:_[A-Z]+)*)(?:=[^`]*)?`/g)]
      .map((match) => match[1]!)
      .filter((name) => !['SIGTERM', 'SUBGRAPH_UNAVAILABLE'].includes(name));
    expect(inFiles.length).toBeGreaterThan(8);
    expect([...inFiles, ...inText].filter((name) => !listed.has(name))).toEqual([]);
  });

  it('has files of settings that the program takes', () => {
    const [subgraph, gateway] = of('ini')
      .slice(0, 2)
      .map((text) =>
        Object.fromEntries(
          text.split('\n').map((line) => {
            const [name = '', ...value] = line.split('=');
            // The secrets are files on the machines of the page.
            return [
              name.replace(/_FILE$/, ''),
              name.endsWith('_FILE') ? 'a secret of more than thirty-two bytes' : value.join('='),
            ];
          }),
        ),
      );
    expect(readConfig(subgraph)).toMatchObject({ readOnly: true, database: { dialect: 'postgres' } });
    const config = readConfig(gateway);
    expect([...config.subgraphUrls.keys()]).toEqual(modules.map(({ name }) => name));
    const supergraph = readFileSync('schema/supergraph.graphql', 'utf8');
    expect(
      gatewayTargets(supergraph, config)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...readSupergraph(supergraph).addresses.keys()].sort());
  });

  it('names only npm scripts and programs that exist', () => {
    expect(page).toContain('npm run load');
    expect(unknownScripts(page)).toEqual([]);
    const programs = [...page.matchAll(/dist\/([\w/-]+)\.js/g)].map((match) => match[1]!);
    expect(programs.filter((program) => !existsSync(`src/${program}.ts`))).toEqual([]);
  });

  it('balances each subgraph at its own port', () => {
    const sections = [
      ...balancer.matchAll(
        /^listen (\w+)\n {2}bind 10\.0\.0\.5:(\d+)\n {2}server a 10\.0\.0\.11:(\d+)\n {2}server b 10\.0\.0\.12:(\d+)$/gm,
      ),
    ];
    expect(sections.map(([, name, ...ports]) => [name, ...ports])).toEqual(
      modules.map(({ name }) => [name, ...Array(3).fill(String(subgraphPort(name)))]),
    );
  });
});

describe('the page on running many copies, compared with running programs', () => {
  let federation: TestFederation;
  let doors: TestServer[];
  beforeAll(async () => {
    federation = await startTestFederation('sqlite');
    doors = [federation.gateway, federation.subgraphs.get('finance')!];
    for (const { metrics } of doors.slice(1)) metrics.watchVersion(async () => ({ id: '1-test', facts: 1 }));
    // What is counted by subgraph or code shows only when something was.
    await federation.gateway.post('{ budgetLines(first: 1) { totalCount } nonsense }');
    await federation.gateway.post('{ budgetLines(first: 1) { totalCount } }');
  });
  afterAll(() => federation.close());

  const at = (door: TestServer, path: string) => fetch(new URL(path, door.url));

  it('names only metrics and labels that exist', async () => {
    const exposed = (await Promise.all(doors.map(async (door) => (await at(door, '/metrics')).text()))).join('\n');
    const named = [...page.matchAll(/\b(?:jeugdgraaf|process)_[a-z_]+\b/g)]
      .map((match) => match[0])
      .filter((name) => name !== 'jeugdgraaf_reader');
    expect(new Set(named).size).toBeGreaterThan(5);
    expect(named.filter((name) => !new RegExp(`^${name}\\{`, 'm').test(exposed))).toEqual([]);
    for (const label of ['service="gateway"', 'route="/graphql"', 'subgraph="finance"', 'outcome="answered"'])
      expect(exposed).toContain(label);
  });

  it('names only paths of health that answer', async () => {
    const named = new Set([...page.matchAll(/\/health\/\w+/g)].map(([path]) => path));
    expect(named.size).toBeGreaterThan(0);
    for (const path of named) for (const door of doors) expect((await at(door, path)).status, path).toBe(200);
  });

  it('sends a query that is answered, with the header that it mentions', async () => {
    const { query } = JSON.parse(/-d '(\{.*\})'/.exec(of('sh').find((text) => text.startsWith('curl'))!)![1]!) as {
      query: string;
    };
    const { body, headers } = await federation.gateway.post(query);
    expect(body.errors).toBeUndefined();
    expect(headers.get('x-data-version')).toMatch(/^\d-[0-9a-f]{8}$/);
  });

  it('quotes the error of a gateway whose copies do not agree', () => {
    const quoted = /\*(The data is being replaced[^*]+)\*/.exec(page)![1]!.replace(/\s+/g, ' ');
    expect(readFileSync('src/http/gateway/gateway-backend.ts', 'utf8')).toContain(quoted);
  });
});

describe.runIf(haproxy)('HAProxy', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-haproxy-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function check(text: string): Promise<string> {
    const file = join(folder, 'haproxy.cfg');
    writeFileSync(file, `${text}\n`);
    const { stdout, stderr } = await run('haproxy', ['-c', '-f', file]);
    return stdout + stderr;
  }

  it('accepts the configuration of the page', async () => {
    expect(await check(balancer)).toContain('Configuration file is valid');
  });

  it.runIf(openssl)('accepts the one with certificates, made by the commands of the page', async () => {
    await run('bash', ['-ec', of('sh').find((text) => text.startsWith('openssl req'))!], { cwd: folder });
    const defaults = balancer.slice(0, balancer.indexOf('# Callers'));
    expect(await check(`${defaults}\n${encrypted.replaceAll('/etc/haproxy', folder)}`)).toContain(
      'Configuration file is valid',
    );
  });
});
