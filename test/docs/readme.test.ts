import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerTo, blocks, readme, tableUnder } from '../support/readme.js';
import { type ServerProcess, startProgram } from '../support/server-process.js';

const run = promisify(execFile);
const scripts = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>;
const has = async (program: string): Promise<boolean> =>
  run(program, ['--version']).then(
    () => true,
    () => false,
  );
const [python, r] = await Promise.all([has('python3'), has('Rscript')]);
const of = (language: string) => blocks.filter((block) => block.language === language);

describe('the README, on the program it describes', () => {
  let server: ServerProcess;
  beforeAll(async () => {
    server = await startProgram();
  });
  afterAll(() => server.stop());

  /** The README speaks of the default address; the test's own server has another port. */
  const here = (text: string): string => text.replaceAll('http://127.0.0.1:4000/graphql', server.url);

  async function ask(query: string): Promise<unknown> {
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return response.json();
  }

  it('has queries, commands and programs to try', () => {
    for (const language of ['graphql', 'json', 'sh', 'python', 'r'])
      expect(of(language).length, language).toBeGreaterThan(0);
  });

  it.each(of('graphql'))('answers the query on line $line as printed', async (block) => {
    const answer = (await ask(block.text)) as { data?: unknown; errors?: unknown };
    const printed = answerTo(block);
    if (printed?.language === 'json') expect(answer).toEqual(JSON.parse(printed.text));
    else expect(answer.errors).toBeUndefined();
  });

  it.each(of('sh').filter(({ text }) => text.startsWith('curl')))(
    'runs the curl command on line $line',
    async (block) => {
      const { stdout } = await run('bash', ['-c', here(block.text)]);
      const answer = JSON.parse(stdout) as { errors?: unknown };
      expect(answer.errors).toBeUndefined();
      const printed = answerTo(block);
      if (printed?.language === 'json') expect(answer).toEqual(JSON.parse(printed.text));
    },
  );

  it.runIf(python).each(of('python'))(
    'runs the Python program on line $line, which prints what the README prints',
    async (block) => {
      const { stdout } = await run('python3', ['-c', here(block.text)]);
      expect(stdout.trimEnd()).toBe(answerTo(block)?.text);
    },
  );

  it.runIf(r).each(of('r'))('runs the R program on line $line, which prints what the README prints', async (block) => {
    const { stdout } = await run('Rscript', ['-e', here(block.text)]);
    expect(stdout.trimEnd()).toBe(answerTo(block)?.text);
  });

  it.each(of('r'))('answers the query inside the R program on line $line', async (block) => {
    const query = /query <- '([^']+)'/.exec(block.text)?.[1];
    expect(query).toBeTruthy();
    expect(((await ask(query!)) as { errors?: unknown }).errors).toBeUndefined();
  });
});

describe('the commands of the README', { timeout: 120_000 }, () => {
  const SECRET = 'a secret of more than thirty-two bytes';
  let outside: string;
  let folder: string;
  // A copy, because the commands build the program and other suites run the one that is built here.
  beforeAll(() => {
    outside = mkdtempSync(join(tmpdir(), 'jeugdgraaf-readme-'));
    folder = join(outside, 'jeugdgraaf');
    for (const name of ['package.json', 'tsconfig.json', 'tsconfig.build.json', 'src', 'seeds'])
      cpSync(name, join(folder, name), { recursive: true });
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  });
  afterAll(() => rmSync(outside, { recursive: true, force: true }));

  const command = (text: string, env = {}) =>
    run('bash', ['-c', text], { cwd: folder, env: { ...process.env, ...env } });

  it('start with the two that do all the set-up', () => {
    expect(
      of('sh')
        .slice(0, 2)
        .map(({ text }) => text),
    ).toEqual(['npm ci && npm start', 'npm ci && npm test']);
  });

  it('make a token that shows names of people, as the README says', async () => {
    const { text } = of('sh').find((block) => block.text.includes('npm run --silent token'))!;
    const server = await startProgram({ AUTH_JWT_SECRET: SECRET });
    const named = async (script: string) => {
      const { stdout } = await command(script.replaceAll('http://127.0.0.1:4000/graphql', server.url), {
        AUTH_JWT_SECRET: SECRET,
      });
      const { data } = JSON.parse(stdout) as { data: { project: { roles: { person: { name: string } | null }[] } } };
      return data.project.roles.flatMap(({ person }) => (person ? [person.name] : []));
    };
    const names = await named(text);
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => readme.includes(name))).toEqual([]);
    expect(await named(text.replace('-H "authorization: Bearer $TOKEN"', ''))).toEqual([]);
    await server.stop();
  });

  describe('describe and check the package that the README shows', () => {
    const files = [...readme.matchAll(/`([\w-]+)\/(\w+\.csv)`:\n\n```csv\n([\s\S]*?)^```$/gm)].map(
      ([, name, file, text]) => ({ name: name!, file: file!, text: text! }),
    );
    const commands = of('sh').find(({ text }) => text.includes('npm run seeds:describe'))!;
    const write = (edit = (text: string) => text) => {
      for (const { name, file, text } of files) {
        mkdirSync(join(outside, name), { recursive: true });
        writeFileSync(join(outside, name, file), edit(text));
      }
    };

    it('which is sound, also when it lies in seeds/', async () => {
      expect(files.map(({ file }) => file)).toEqual(['document.csv', 'measurements.csv']);
      expect(of('csv')).toHaveLength(files.length);
      write();
      const { stdout } = await command(commands.text);
      expect(stdout).toContain(answerTo(commands)!.text);
      expect(JSON.parse(readFileSync(join(outside, files[0]!.name, 'datapackage.json'), 'utf8'))).toMatchObject({
        licenses: [{ name: 'CC-BY-4.0' }],
      });
      const placed = join(folder, 'seeds', files[0]!.name);
      cpSync(join(outside, files[0]!.name), placed, { recursive: true });
      expect((await command('npm run check:seeds')).stdout).toContain('7 packages, 6 documents');
      rmSync(placed, { recursive: true });
    });

    it('which is not sound with the error that the README shows', async () => {
      write((text) => text.replace('GM0758', 'GM758'));
      const printed = of('text').find(({ text }) => text.includes('[reference]'))!.text;
      await expect(command(commands.text)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining(printed) });
    });
  });

  it('check the packages of a folder', async () => {
    const text = /`(npm run check:seeds -- FOLDER)`/.exec(readme)![1]!;
    const { stdout } = await command(text.replace('FOLDER', 'seeds'));
    expect(stdout).toContain('5 documents');
    writeFileSync(join(folder, 'seeds', 'eks-brief-2026', 'measurements.csv'), 'indicator,area\nx,y\n');
    await expect(command(text.replace('FOLDER', 'seeds'))).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('measurements.csv'),
    });
  });
});

describe('the README, beside the code', () => {
  it('names only npm scripts that exist', () => {
    const named = [...readme.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map((match) => match[1]!);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !scripts.scripts![name])).toEqual([]);
  });

  it('lists every setting that the program reads, and no other', () => {
    const read = [...readFileSync('src/config.ts', 'utf8').matchAll(/^ {2}([A-Z][A-Z0-9_]+): \w/gm)].map(
      (match) => match[1]!,
    );
    const listed = tableUnder('Configuration').map(([name]) => name!.replaceAll('`', ''));
    expect(new Set(listed)).toEqual(new Set(read));
  });

  it('gives a reason for every dependency', () => {
    const listed = tableUnder('Dependencies, and why').flatMap(([names]) =>
      names!.split(',').map((name) => name.trim().replaceAll('`', '')),
    );
    expect(new Set(listed)).toEqual(
      new Set([
        ...Object.keys(scripts.dependencies!),
        ...Object.keys(scripts.devDependencies!),
        ...Object.keys(scripts.optionalDependencies!),
      ]),
    );
  });

  it('shows every folder of the house', () => {
    const folders = readdirSync('src').filter((name) => statSync(`src/${name}`).isDirectory());
    for (const folder of folders) expect(readme, folder).toContain(`${folder}/`);
  });
});
