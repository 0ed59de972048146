import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerTo, docs, readPage } from '../support/pages.js';
import { startProgram } from '../support/server-process.js';

const run = promisify(execFile);
const readme = readPage('README.md');
const page = (path: string) => docs.find((one) => one.path === `docs/${path}`)!;

describe('the commands of the documentation', { timeout: 240_000 }, () => {
  const SECRET = 'a secret of more than thirty-two bytes';
  let outside: string;
  let folder: string;
  // A copy, because the commands build the program and other suites run the one that is built here.
  beforeAll(() => {
    outside = mkdtempSync(join(tmpdir(), 'jeugdgraaf-commands-'));
    folder = join(outside, 'jeugdgraaf');
    for (const name of ['package.json', 'tsconfig.json', 'package-lock.json', 'src', 'seeds', 'schema'])
      cpSync(name, join(folder, name), { recursive: true });
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  });
  afterAll(() => rmSync(outside, { recursive: true, force: true }));

  const command = (text: string, env = {}) =>
    run('bash', ['-c', text.replaceAll('npx jeugdgraaf', 'node src/jeugdgraaf.js')], {
      cwd: folder,
      env: { ...process.env, ...env },
    });

  it('start, in the README, with the two that do all the set-up', () => {
    expect(
      readme.blocks
        .filter(({ language }) => language === 'sh')
        .slice(0, 2)
        .map(({ text }) => text),
    ).toEqual(['npm ci && npm start', 'npm ci && npm test']);
  });

  it('make and import a package of names of people, and a token that gives access to them', async () => {
    const { blocks } = page('how-to/names-of-people.md');
    const shell = blocks.filter(({ language }) => language === 'sh').map(({ text }) => text);
    const [make, load, access] = shell as [string, string, string];
    expect(shell).toHaveLength(3);
    const csv = blocks.find(({ language }) => language === 'csv')!.text;
    const env = { DATABASE_URL: `sqlite:${join(outside, 'names.sqlite')}`, AUTH_JWT_SECRET: SECRET };
    await command(make);
    const file = join(outside, 'namen/persons.csv');
    expect(csv.startsWith(readFileSync(file, 'utf8'))).toBe(true);
    writeFileSync(file, csv);
    expect((await command(load, env)).stdout).toContain('sound: no findings');
    const server = await startProgram(env);
    const named = async (curl: string) => {
      const { stdout } = await command(curl.replaceAll('http://127.0.0.1:4000/graphql', server.url), env);
      const { data } = JSON.parse(stdout) as { data: { project: { roles: { person: { name: string } | null }[] } } };
      return data.project.roles.flatMap(({ person }) => (person ? [person.name] : []));
    };
    expect(await named(access)).toEqual(['A. Voorbeeld', 'C. Voorbeeld']);
    expect(await named(access.replace('-H "authorization: Bearer $TOKEN"', ''))).toEqual([]);
    await server.stop();
    rmSync(join(outside, 'namen'), { recursive: true });
  });

  describe('describe, check and import the package of the tutorial', () => {
    const tutorial = page('tutorial/partner-region.md');
    const files = [...tutorial.text.matchAll(/`([\w-]+)\/(\w+\.csv)`:\n\n```csv\n([\s\S]*?)^```$/gm)].map(
      ([, name, file, text]) => ({ name: name!, file: file!, text: text! }),
    );
    const NAME = files[0]!.name;
    const commands = tutorial.blocks.find(({ text }) => text.startsWith('npx jeugdgraaf describe'))!;
    const write = (edit = (text: string) => text) => {
      for (const { name, file, text } of files) {
        mkdirSync(join(outside, name), { recursive: true });
        writeFileSync(join(outside, name, file), edit(text));
      }
    };

    it('which is valid, also in seeds/', async () => {
      expect(files.map(({ file }) => file)).toEqual(['document.csv', 'measurements.csv']);
      expect(tutorial.blocks.filter(({ language }) => language === 'csv')).toHaveLength(files.length);
      write();
      const { stdout } = await command(commands.text);
      expect(stdout).toContain(answerTo(tutorial, commands)!.text);
      expect(JSON.parse(readFileSync(join(outside, NAME, 'datapackage.json'), 'utf8'))).toMatchObject({
        licenses: [{ name: 'CC-BY-4.0' }],
      });
      const placed = join(folder, 'seeds', NAME);
      cpSync(join(outside, NAME), placed, { recursive: true });
      expect((await command('npm run check:seeds')).stdout).toContain('7 packages, 6 documents');
      rmSync(placed, { recursive: true });
    });

    it('which is imported once, and can be exported again', async () => {
      const guide = page('how-to/import-packages.md').text;
      const shown = (name: string): string => new RegExp(`\`(npx jeugdgraaf ${name} [^\`]+)\``).exec(guide)![1]!;
      const env = { DATABASE_URL: `sqlite:${join(outside, 'data.sqlite')}` };
      for (const name of ['validate', 'diff', 'import']) await command(shown(name), env);
      expect((await command(shown('import'), env)).stdout).toContain('0 changes');
      await command(shown('export').replace('FOLDER', '../exported'), env);
      expect(readFileSync(join(outside, 'exported', NAME, 'measurements.csv'), 'utf8')).toContain('GM0758');
    });

    it('which is reported when it is not valid', async () => {
      write((text) => text.replace('GM0758', 'GM758'));
      const printed = tutorial.blocks.find(({ text }) => text.includes('[reference]'))!.text;
      await expect(command(commands.text)).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining(printed) });
    });
  });

  it('create a package to start from', async () => {
    const { text } = readme.blocks.find((block) => block.text.startsWith('npx jeugdgraaf new'))!;
    expect(page('tutorial/partner-region.md').text).toContain(`\`${text}\``);
    await command(text.replace('../', '../new/'));
    expect(readFileSync(join(outside, 'new/monitor-breda-2026/README.md'), 'utf8')).toContain('measurements.csv');
  });

  it('check the packages of a folder', async () => {
    const [, text] = /`(npx jeugdgraaf validate) [^`]+`/.exec(page('how-to/import-packages.md').text)!;
    const { stdout } = await command(`${text} seeds`);
    expect(stdout).toContain('5 documents');
    expect(stdout).toContain('sound: no findings');
    writeFileSync(join(folder, 'seeds', 'eks-brief-2026', 'measurements.csv'), 'indicator,area\nx,y\n');
    await expect(command(`${text} seeds`)).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringContaining('measurements.csv'),
    });
  });
});
