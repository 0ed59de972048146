import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { program } from '../../src/cli/program.js';
import { checkFolder } from '../../src/packages/check/check-given.js';
import { modules } from '../../src/modules/index.js';
import { cbsMapping } from '../../src/sources/cbs/mapping.js';
import { CROSSWALK } from '../../src/sources/iv3/crosswalk.js';
import { iv3Mapping } from '../../src/sources/iv3/mapping.js';
import { readWorkbook } from '../../src/sources/xlsx/read-workbook.js';
import { csvMapping } from '../../src/sources/csv/mapping.js';
import { xlsxMapping } from '../../src/sources/xlsx/mapping.js';
import { runCommandLine } from '../support/command-line.js';
import { readPage, unknownScripts } from '../support/pages.js';
import { fictionalTable, startCbsServer } from '../support/sources/cbs-server.js';
import type { FaultyServer } from '../support/sources/faulty-server.js';
import { fictionalAccounts, startIv3Server, TAAKVELDEN_2025 } from '../support/sources/iv3-server.js';
import { municipalWorkbook, XLSX_MAPPING } from '../support/sources/municipal-workbook.js';

vi.mock(import('../../src/sources/http/clock.js'), async () => {
  const { testClock } = await import('../support/sources/clock.js');
  return { SYSTEM_CLOCK: testClock() };
});

const { text: page, blocks } = readPage('docs/how-to/pull.md');
const commands = blocks.filter(({ language, text }) => language === 'sh' && text.startsWith('npx jeugdgraaf pull '));
const answerTo = (block: (typeof blocks)[number]) => blocks[blocks.indexOf(block) + 1]!;

describe('docs/how-to/pull.md', () => {
  const servers: FaultyServer[] = [];
  let folder: string;
  beforeAll(async () => {
    servers.push(
      await startCbsServer(fictionalTable()),
      await startIv3Server(fictionalAccounts(2025, TAAKVELDEN_2025)),
    );
    vi.stubEnv('CBS_ODATA4_URL', `${servers[0]!.url}/odata/v1/CBS`);
    vi.stubEnv('CBS_ODATA3_URL', `${servers[1]!.url}/ODataApi/OData`);
    vi.stubEnv('PULL_CONTACT', 'mailto:data@regio.example');
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-pull-'));
    mkdirSync(join(folder, 'packages'));
    return () => rmSync(folder, { recursive: true, force: true });
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    for (const server of servers) await server.close();
  });

  /** What the page writes into its own folder goes into one of the test's. */
  const argsOf = (text: string) =>
    text
      .replace('npx jeugdgraaf ', '')
      .split(' ')
      .map((arg) => (arg.startsWith('packages/') ? join(folder, arg) : arg));

  it('has a command for each source', () => {
    expect(commands.map(({ text }) => text.split(' ')[3])).toEqual(['cbs', 'cbs', 'cbs', 'iv3', 'xlsx', 'csv']);
  });

  it.each(commands)(
    'prints for the command on line $line what the page prints, and the package is sound',
    async (block) => {
      const args = argsOf(block.text);
      const { stdout, error } = await runCommandLine(args);
      expect(error).toBeNull();
      expect(stdout.startsWith(answerTo(block).text)).toBe(true);
      const out = args[args.indexOf('--out') + 1];
      if (!args.includes('--out')) return;
      expect((await checkFolder(out!, modules)).findings.errors).toEqual([]);
      expect(existsSync(`${out}.partial`)).toBe(false);
    },
  );

  it('gives the sources a contact', () => {
    expect(
      servers
        .flatMap(({ userAgents }) => userAgents)
        .filter((agent) => !agent?.endsWith('(+mailto:data@regio.example)')),
    ).toEqual([]);
  });

  it('prints the mappings of examples/pull as they are', () => {
    for (const name of ['cbs', 'csv', 'iv3', 'xlsx'])
      expect(page).toContain(`\`\`\`json\n${readFileSync(`examples/pull/${name}.json`, 'utf8')}\`\`\``);
    expect(JSON.parse(readFileSync('examples/pull/xlsx.json', 'utf8'))).toEqual(XLSX_MAPPING);
  });

  it('has the workbook of examples/pull as it is printed', async () => {
    const path = join(folder, 'export.xlsx');
    writeFileSync(path, municipalWorkbook());
    expect((await readWorkbook('examples/pull/export.xlsx')).sheets).toEqual((await readWorkbook(path)).sheets);
  });

  it('explains every field of a mapping', () => {
    const shapes = [
      cbsMapping.shape,
      cbsMapping.shape.indicators.unwrap().shape,
      iv3Mapping.shape,
      xlsxMapping.shape,
      xlsxMapping.shape.document.shape,
      iv3Mapping.shape.budget_lines.unwrap().shape,
    ];
    const fields = [
      ...shapes.flatMap((shape) => Object.keys(shape)),
      ...Object.keys(xlsxMapping.shape.sheets.unwrap().shape),
      ...Object.keys(csvMapping.shape),
      ...Object.keys(cbsMapping.shape.indicators.unwrap().shape.define.unwrap().shape),
    ];
    expect(fields.length).toBeGreaterThan(40);
    const code = [...page.matchAll(/`([^`\n]+)`/g)].map(([, text]) => text!);
    expect(fields.filter((field) => !code.some((text) => new RegExp(`(^|[.{"\\s])${field}\\b`).test(text)))).toEqual(
      [],
    );
  });

  it('names every group of taakvelden', () => {
    expect(Object.keys(CROSSWALK).filter((group) => !page.includes(`\`${group}\``))).toEqual([]);
  });

  it('validates, compares and imports a package with commands that exist, and puts none into the release', () => {
    const shown = blocks
      .filter(({ language }) => language === 'sh')
      .flatMap(({ text }) => text.trim().split('\n'))
      .map((line) => line.split(' ')[2]);
    expect(shown.slice(-3)).toEqual(['validate', 'diff', 'import']);
    expect(shown.filter((name) => !program().commands.some((command) => command.name() === name))).toEqual([]);
    expect(page).not.toContain('seeds/');
  });

  it('names only npm scripts that exist, and is linked from the README', () => {
    expect(unknownScripts(page)).toEqual([]);
    expect(readPage('README.md').text).toContain('(docs/how-to/pull.md)');
  });
});
