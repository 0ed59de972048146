import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { program } from '../../src/cli/program.js';
import { version } from '../../src/contract/version.js';
import { type BinResult, runBin } from '../support/bin.js';
import { isNotUnderstood, runCommandLine } from '../support/command-line.js';
import { type MisbehavingServer, startMisbehaving } from '../support/misbehaving-server.js';
import { zipped } from '../support/packages-server.js';

const NAME = 'monitor-breda-2026';
const MADE = ['--area', 'GM0758', '--publisher', 'gemeente-breda', '--title', 'Verzuim, "Breda"'];
const EMPTY = createHash('sha256').digest('hex');
const CHECKSUM = createHash('sha256').update('Verzuimmonitor').digest('hex');
const HEADER = 'indicator,area,period,value,low,high,quality,missing,rank,locator,note,note_en\n';
const figures = (...rows: string[]): string => HEADER + rows.map((row) => `${row}\n`).join('');
const SOUND = figures(
  'verzuim-absoluut,GM0758,2023-SY,3.4,,,,,1,Tabel 2,,',
  'verzuim-absoluut,GM0758,2024-SY,,,,,NOT_YET_PUBLISHED,1,Tabel 2,,',
);
const COUNTED = `${NAME}: 3 rows
      1 document
      2 measurements

total: 1 package, 1 document
  kind                        rows   different
  document                       1           1
  measurements                   2           2
`;

describe('a package, from its first file into the database and out again', () => {
  let folder: string;
  let server: MisbehavingServer;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-commands-'));
    server = await startMisbehaving((_request, response) => response.end(readFileSync(join(folder, `${NAME}.zip`))));
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (...args: string[]): Promise<BinResult> =>
    runBin(args, { cwd: folder, env: { DATABASE_URL: `sqlite:${join(folder, 'graph.sqlite')}` } });
  const read = (file: string): string => readFileSync(join(folder, NAME, file), 'utf8');

  it('is started by new, with a description of each column and placeholders as its only findings', async () => {
    expect(await run('new', NAME, ...MADE)).toEqual({
      code: 0,
      stderr: '',
      stdout: `${join(folder, NAME)} written. Its README.md describes each column; when it is filled in: npx jeugdgraaf validate ${NAME}\n`,
    });
    expect(readdirSync(join(folder, NAME)).sort()).toEqual([
      'README.md',
      'datapackage.json',
      'document.csv',
      'measurements.csv',
    ]);
    expect(read('document.csv')).toContain(`\n${NAME},"Verzuim, ""Breda""",gemeente-breda,`);
    for (const column of HEADER.trim().split(',')) expect(read('README.md')).toContain(`| \`${column}\` |`);
    const { stdout, error } = await runCommandLine(['validate', join(folder, NAME)]);
    expect([error?.message, stdout.trimEnd().split('\n')]).toEqual([
      '2 findings',
      [
        `${NAME}/document.csv, row 2, column sha256: "${EMPTY}" is the checksum of an empty file: write that of the file that you read the figures in, as \`sha256sum FILE\` prints it. [required]`,
        `${NAME}/measurements.csv, row 2, column note: "Voorbeeldregel: vervang of verwijder deze." marks the example row of a new package: replace it by figures of your own, or remove it. [required]`,
      ],
    ]);
    writeFileSync(join(folder, NAME, 'document.csv'), read('document.csv').replace(EMPTY, CHECKSUM));
  });

  it('is described again by describe, which keeps what was written by hand', async () => {
    writeFileSync(join(folder, NAME, 'measurements.csv'), SOUND);
    const descriptor = JSON.parse(read('datapackage.json'));
    writeFileSync(
      join(folder, NAME, 'datapackage.json'),
      JSON.stringify({ ...descriptor, keywords: ['verzuim'], resources: [] }),
    );
    expect(await run('describe', NAME)).toEqual({
      code: 0,
      stderr: '',
      stdout: `${join(NAME, 'datapackage.json')} written\n`,
    });
    expect(JSON.parse(read('datapackage.json'))).toEqual({ ...descriptor, keywords: ['verzuim'] });
    expect(await runCommandLine(['describe', join(folder, NAME)])).toEqual({ stdout: '', stderr: '', error: null });
  });

  it('is checked by validate, as a folder, as a zip and at an address', async () => {
    const files = readdirSync(join(folder, NAME)).filter((file) => !file.endsWith('.md'));
    writeFileSync(
      join(folder, `${NAME}.zip`),
      zipped(Object.fromEntries(files.map((file) => [`${NAME}/${file}`, read(file)]))),
    );
    rmSync(join(folder, NAME, 'README.md'));
    const results = await Promise.all([
      run('validate', NAME),
      run('validate', `${NAME}.zip`),
      run('validate', server.url.replace('/graphql', `/${NAME}.zip`)),
    ]);
    for (const result of results)
      expect(result).toEqual({ code: 0, stderr: '', stdout: `${COUNTED}sound: no findings\n` });
    expect(existsSync(join(folder, 'graph.sqlite'))).toBe(false);
  });

  it('is compared by diff, which reports when it loads the release first, and writes nothing of the package', async () => {
    const { code, stdout, stderr } = await run('diff', NAME);
    expect([code, stderr]).toEqual([
      0,
      expect.stringMatching(/^The packages of the release were loaded first \(data version 1-\w+\)\.\n$/),
    ]);
    expect(stdout).toMatch(
      new RegExp(`^${NAME}: added, 3 facts added, 0 revised, 0 withdrawn
  \\+ document/${NAME}
  \\+ measurement/verzuim-absoluut/GM0758/2023-SY/${NAME}
  \\+ measurement/verzuim-absoluut/GM0758/2024-SY/${NAME}
0 discrepancies would arise
5 changes of rows \\(fact 1, document 1, document_facts 1, measurement 2\\); nothing was written\n$`),
    );
  });

  it('is loaded by import once', async () => {
    const first = await run('import', `${NAME}.zip`, '--by', 'team data, Breda');
    expect(first).toEqual({
      code: 0,
      stderr: '',
      stdout: expect.stringMatching(
        new RegExp(
          `^${NAME}: added, 3 facts added, 0 revised, 0 withdrawn\n\\d+ changes of rows \\(.+\\); data version 2-\\w+\n$`,
        ),
      ),
    });
    const [, dataVersion] = /data version (\S+)/.exec(first.stdout)!;
    expect(await run('import', NAME)).toEqual({
      code: 0,
      stderr: '',
      stdout: `${NAME}: unchanged\n0 changes; data version ${dataVersion}\n`,
    });
  });

  const elsewhere = (name: string, ...args: string[]): Promise<BinResult> =>
    runBin(args, { cwd: folder, env: { DATABASE_URL: `sqlite:${join(folder, name)}` } });
  const inDatabase = async (name: string): Promise<string> => (await elsewhere(name, 'diff', NAME)).stdout;

  it('is exported into new folders, and imported from there into another database', async () => {
    const { code, stdout, stderr } = await run('export', '--out', 'out');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(new RegExp(`^${NAME}: 2 figures\n1 packages written to out, without those of the release`));
    expect(readdirSync(join(folder, 'out'))).toEqual([NAME]);
    expect(readFileSync(join(folder, 'out', NAME, 'measurements.csv'), 'utf8').split('\n')).toHaveLength(
      SOUND.split('\n').length,
    );
    expect(await run('export', '--out', 'out')).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^The folder out\/[\w-]+ cannot be created \(EEXIST\): name one that does not exist yet\.\n$/,
      ),
    });
    expect(await elsewhere('second.sqlite', 'import', 'out')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(new RegExp(`^${NAME}: added, 3 facts added`)),
    });
    expect(await inDatabase('second.sqlite')).toContain('\n0 changes; nothing was written');
  });

  it('is among the lists that --lang writes, with names in that language', async () => {
    expect(await run('export', '--out', 'english', '--lang', 'en')).toEqual({
      code: 0,
      stderr: '',
      stdout: expect.stringMatching(
        /^documents\.csv: 6 rows\n(.+ rows\n)+17 files written to english, each with a side file\n$/,
      ),
    });
    const measurements = readFileSync(join(folder, 'english', 'measurements.csv'), 'utf8');
    expect(measurements).toContain(
      '\nverzuim-absoluut,Absolute absence from school,en,GM0758,Breda,nl,2023-SY,SCHOOL_YEAR,',
    );
    expect(JSON.parse(readFileSync(join(folder, 'english', 'measurements.meta.json'), 'utf8')).language).toBe('en');
  });

  it('is exported with the packages of the release by --all, for a database that has none', async () => {
    const { stdout } = await run('export', '--out', 'everything', '--all');
    const names = readdirSync(join(folder, 'everything'));
    expect(stdout).toMatch(
      new RegExp(
        `\n${names.length} packages written to everything, without names of people \\(--people includes them\\)\n$`,
      ),
    );
    expect(names.sort()).toEqual([...readdirSync('seeds'), NAME].sort());
    expect(await elsewhere('third.sqlite', 'import', 'everything', '--alone')).toMatchObject({ code: 0, stderr: '' });
    expect(await inDatabase('third.sqlite')).toContain('\n0 changes; nothing was written');
  });

  it('is checked to the end when its output is not read', async () => {
    expect(await runBin(['validate', NAME], { cwd: folder, unread: true })).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
  });
});

describe('a package with findings', () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-findings-'));
    await runCommandLine(['new', join(folder, NAME), ...MADE]);
    const document = join(folder, NAME, 'document.csv');
    writeFileSync(document, readFileSync(document, 'utf8').replace(EMPTY, CHECKSUM));
    writeFileSync(
      join(folder, NAME, 'measurements.csv'),
      figures(
        'verzuim-absoluut,GM758,2023-SY,3.4,,,,,1,Tabel 2,,',
        'verzuim-absoluut,GM0758,2024-SY,"3,4",,,,,1,Tabel 2,,',
        'verzuim-absoluut,GM0758,2022-SY,3.1,,,GOOD,,1,Tabel 2,,',
      ),
    );
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const LINES = [
    /^monitor-breda-2026\/measurements\.csv, row 2, column area: "GM758" names no area\. Did you mean GM0758, .+\? \[reference\]$/,
    /^monitor-breda-2026\/measurements\.csv, row 3, column value: "3,4" .*point.* \[type\]$/,
    /^monitor-breda-2026\/measurements\.csv, row 4, column quality: "GOOD" .*NORMAL.* \[values\]$/,
  ];
  const expectLines = (lines: string[]): void => {
    expect(lines).toHaveLength(LINES.length);
    for (const pattern of LINES)
      expect(
        lines.filter((line) => pattern.test(line)),
        String(pattern),
      ).toHaveLength(1);
  };

  it('is rejected by validate, and by import, which leaves the database as it was; both name the place and what would be right', async () => {
    const env = { DATABASE_URL: `sqlite:${join(folder, 'graph.sqlite')}` };
    const [checked, loaded] = await Promise.all([
      runBin(['validate', NAME], { cwd: folder }),
      runBin(['import', NAME, '--alone'], { cwd: folder, env }),
    ]);
    expect([checked.code, checked.stderr]).toEqual([1, '3 findings\n']);
    expectLines(checked.stdout.trimEnd().split('\n'));
    const [first, ...lines] = loaded.stderr.trimEnd().split('\n');
    expect([loaded.code, loaded.stdout, first]).toEqual([
      1,
      '',
      expect.stringMatching(/^The data packages were not loaded; the store is as it was\. \d+ findings:$/),
    ]);
    for (const pattern of LINES.slice(1))
      expect(
        lines.map((line) => line.trim()).filter((line) => pattern.test(line)),
        String(pattern),
      ).toHaveLength(1);
    vi.stubEnv('DATABASE_URL', env.DATABASE_URL);
    expect(await runCommandLine(['export', '--out', join(folder, 'out')])).toMatchObject({
      error: null,
      stdout: expect.stringContaining(`0 packages written to ${join(folder, 'out')}, `),
    });
    vi.unstubAllEnvs();
  });
});

describe('the command line', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'jeugdgraaf-misuse-'));
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has help with examples and exit codes', async () => {
    const [help, none, release] = await Promise.all(
      [['--help'], [], ['--version']].map((args) => runBin(args, { cwd: folder })),
    );
    expect([help!.code, help!.stderr, release]).toEqual([0, '', { code: 0, stderr: '', stdout: `${version}\n` }]);
    for (const command of program().commands) expect(help!.stdout).toMatch(new RegExp(`^ {2}${command.name()} `, 'm'));
    expect(help!.stdout).toMatch(
      /\nExamples:\n {2}jeugdgraaf serve\n {2}jeugdgraaf new .+\n {2}jeugdgraaf validate .+\n {2}jeugdgraaf import /,
    );
    expect(help!.stdout).toMatch(
      /\nExit codes:\n {2}0 {2}done\n {2}1 {2}what was given is wrong: .*\n {2}2 {2}the command line is wrong: .*\n/,
    );
    expect(none).toEqual({ code: 2, stdout: '', stderr: help!.stdout });
  });

  it.each(
    program()
      .commands.map((command) => command.name())
      .filter((name) => !['pull', 'partner', 'schema'].includes(name)),
  )('%s has help with an example, and without a path of this machine', async (name) => {
    const { stdout, error } = await runCommandLine([name, '--help']);
    expect(isNotUnderstood(error)).toBe(false);
    expect(stdout).toMatch(new RegExp(`\nExamples?:\n.*jeugdgraaf ${name}\\b`));
    expect(stdout.replace(/\s/g, '')).not.toContain(resolve('.'));
  });

  it('exits with 2 for a wrong command line, and with 1 for wrong input', async () => {
    const run = (args: string[], env = {}) => runBin(args, { cwd: folder, env });
    expect(
      await Promise.all([
        run(['validat', 'x']),
        run(['validate', 'none.zip']),
        run(['export', '--out', 'out'], { DATABASE_URL: 'mysql://db' }),
      ]),
    ).toEqual([
      {
        code: 2,
        stdout: '',
        stderr: "error: unknown command 'validat' (Did you mean validate?) Add --help for usage.\n",
      },
      { code: 1, stdout: '', stderr: 'none.zip cannot be read (ENOENT): name a folder, a zip file or an address.\n' },
      {
        code: 1,
        stdout: '',
        stderr: expect.stringMatching(/^DATABASE_URL has an unknown format: write sqlite:PATH .*\n$/),
      },
    ]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ...['write', 'check', 'breaking'].map((name) => ['schema', name]),
    ...['check', 'compose'].map((name) => ['partner', name]),
  ])('%s %s has help with an example', async (group, name) => {
    const { stdout } = await runCommandLine([group!, name!, '--help']);
    expect(stdout).toMatch(new RegExp(`\nExamples?:\n {2}jeugdgraaf ${group} ${name}`));
  });

  it.each([
    [['import'], "missing required argument 'location'"],
    [['token'], "required option '--scope <scope>' not specified"],
    [['schema', 'chek'], '(Did you mean check?)'],
    [['validate', 'a', 'b'], "too many arguments for 'validate'"],
    [['import', 'a', '--by'], "option '--by <name>' argument missing"],
    [['import', 'a', '--allone'], '(Did you mean --alone?)'],
    [['export'], "required option '-o, --out <folder>' not specified"],
    [['export', '--out', 'a', '--lang', 'de'], 'Allowed choices are nl, en.'],
    [['export', '--out', 'a', '--lang', 'en', '--all'], "option '--lang <lang>' cannot be used with option '--all'"],
    [['new', 'a', '--publisher', 'x'], "required option '--area <code>' not specified"],
    [['new', 'a', '--area', 'GM0758'], "required option '--publisher <slug>' not specified"],
    [['new', 'a', '--persons', '--area', 'GM0758'], "option '--persons' cannot be used with option '--area <code>'"],
  ])('rejects %j', async (args, words) => {
    const { error, stderr, stdout } = await runCommandLine(args);
    expect([isNotUnderstood(error), stdout]).toEqual([true, '']);
    expect(stderr).toContain(words);
  });

  it('writes no lists in an unknown format, and no packages in another than CSV', async () => {
    const formats = 'csv, xlsx, parquet, zip, jsonstat, sdmx.csv';
    const lists = await runCommandLine(['export', '--out', 'a', '--lang', 'en', '--format', 'cvs']);
    expect(lists.error).toMatchObject({ message: `There is no format "cvs": it is one of ${formats}.` });
    const packages = await runCommandLine(['export', '--out', 'a', '--format', 'xlsx']);
    expect(packages.error).toMatchObject({ message: '--format needs --lang: packages are always CSV.' });
  });

  it('creates no package where it cannot, or with an invalid name', async () => {
    const make = async (path: string) => (await runCommandLine(['new', path, ...MADE])).error;
    writeFileSync(join(folder, 'file'), '');
    expect(await make(join(folder, 'file/monitor'))).toMatchObject({
      name: 'ConfigurationError',
      message: `The folder ${join(folder, 'file/monitor')} cannot be created (ENOTDIR): name one in a folder that you may write to.`,
    });
    expect(await make(join(folder, 'file'))).toMatchObject({
      name: 'UsageError',
      message: `${join(folder, 'file')} exists: name a folder that does not.`,
    });
    expect(await make(join(folder, 'Monitor'))).toMatchObject({
      name: 'UsageError',
      message: expect.stringContaining('use lower case letters without accents, digits and single hyphens'),
    });
    expect(readdirSync(folder)).toEqual(['file']);
  });

  it('starts a package without a title with a placeholder, in the descriptor too', async () => {
    const path = join(folder, NAME, 'document.csv');
    await runCommandLine(['new', join(folder, NAME), '--area', 'GM0758', '--publisher', 'gemeente-breda']);
    expect((await runCommandLine(['validate', join(folder, NAME)])).stdout).toContain(
      'column title: "Titel van het document" is the placeholder of a new package: write the title that the document itself has. [required]',
    );
    writeFileSync(path, readFileSync(path, 'utf8').replace('Titel van het document', 'Verzuimmonitor'));
    await runCommandLine(['describe', join(folder, NAME)]);
    expect(JSON.parse(readFileSync(join(folder, NAME, 'datapackage.json'), 'utf8'))).toMatchObject({
      title: 'Verzuimmonitor',
      sources: [{ title: 'Verzuimmonitor' }],
    });
  });

  it.each([
    [
      ['--area', 'GM9999', '--publisher', 'gemeente-breda'],
      '--area: "GM9999" is not an area code of the release. Did you mean GM',
    ],
    [['--area', 'GM758', '--publisher', 'gemeente-breda'], 'Did you mean GM0758 (Breda), '],
    [
      ['--area', 'breda', '--publisher', 'gemeente-breda'],
      '"breda" is not an area code of the release. Did you mean GM0758 (Breda)? ',
    ],
    [['--area', 'Nederlands', '--publisher', 'gemeente-breda'], 'Did you mean NL01 (Nederland)'],
    [
      ['--area', 'GM0758', '--publisher', 'gemeente-breta'],
      '--publisher: "gemeente-breta" is not the slug of an organisation of the release. Did you mean gemeente-breda (Gemeente Breda)',
    ],
    [
      ['--area', 'GM0758', '--publisher', 'qqqqqqqq'],
      'of the release. To add a new one, start with another, write organisations.csv into the package',
    ],
  ])('creates no package for a key that the release does not have: %j', async (args, words) => {
    expect((await runCommandLine(['new', join(folder, NAME), ...args])).error).toMatchObject({
      name: 'UsageError',
      message: expect.stringContaining(words),
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(['"abc"', '5', '[null, 5]', 'null'])(
    'describes a package again whose descriptor has %s for fields',
    async (fields) => {
      await runCommandLine(['new', join(folder, NAME), ...MADE]);
      const path = join(folder, NAME, 'datapackage.json');
      const before = readFileSync(path, 'utf8');
      const { resources, ...words } = JSON.parse(before);
      writeFileSync(
        path,
        JSON.stringify({
          ...words,
          resources: resources.map((one: object) => ({ ...one, schema: { fields: JSON.parse(fields) } })),
        }),
      );
      expect(await runCommandLine(['describe', join(folder, NAME)])).toMatchObject({
        error: null,
        stdout: `${path} written\n`,
      });
      expect(readFileSync(path, 'utf8')).toBe(before);
    },
  );

  it('describes nothing where there is no package', async () => {
    expect((await runCommandLine(['describe', join(folder, 'none')])).error).toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringContaining('(ENOENT)'),
    });
    mkdirSync(join(folder, 'empty'));
    expect((await runCommandLine(['describe', folder])).error).toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringMatching(/^No data package found: /),
    });
  });

  it.each(['diff', 'import'])('%s does not write when READ_ONLY is set', async (command) => {
    vi.stubEnv('READ_ONLY', 'yes');
    vi.stubEnv('DATABASE_URL', `sqlite:${join(folder, 'graph.sqlite')}`);
    await runCommandLine(['new', join(folder, NAME), ...MADE]);
    expect((await runCommandLine([command, join(folder, NAME)])).error).toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringMatching(/^READ_ONLY is "yes", and this command writes: /),
    });
    expect(existsSync(join(folder, 'graph.sqlite'))).toBe(false);
  });
});
