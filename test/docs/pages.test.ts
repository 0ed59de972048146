import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { program } from '../../src/cli/program.js';
import { modules } from '../../src/modules/index.js';
import { docs, documentedSettings, readPage, scripts, tableOf, unknownScripts } from '../support/pages.js';

const folders = readdirSync('src').filter((name) => statSync(`src/${name}`).isDirectory());
const [readme, ...rootPages] = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'].map(readPage);
const pages = [readme!, ...rootPages, ...docs, ...folders.map((folder) => readPage(`src/${folder}/README.md`))];
const page = (path: string) => docs.find((one) => one.path === path)!;

/** The anchor of a heading, as GitHub makes it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

const anchorsOf = (path: string): string[] =>
  [...readFileSync(path, 'utf8').matchAll(/^#+ (.+)$/gm)].map((match) => anchorOf(match[1]!));

describe('the documentation', () => {
  it.each(pages)('links only to files and headings that exist: $path', ({ path, text }) => {
    const links = [...text.matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/g)];
    const broken = links.filter(([, file, anchor]) => {
      const target = file ? join(dirname(path), file) : path;
      return !existsSync(target) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  });

  it.each(pages)('names only npm scripts that exist: $path', ({ text }) => {
    expect(unknownScripts(text)).toEqual([]);
  });

  it('has an index that links to every page', () => {
    const { text } = page('docs/README.md');
    const others = docs.map(({ path }) => path.replace('docs/', '')).filter((path) => path !== 'README.md');
    expect(others.filter((path) => !text.includes(`](${path})`))).toEqual([]);
  });

  it('has a README of at most 250 lines that links to the index', () => {
    expect(readme!.text.split('\n').length).toBeLessThanOrEqual(250);
    expect(readme!.text).toContain('](docs/README.md)');
  });
});

describe('the reference, compared with the code', () => {
  it('lists every setting that the program reads, and no other', () => {
    const read = [...readFileSync('src/config.ts', 'utf8').matchAll(/^ {2}([A-Z][A-Z0-9_]+): \w/gm)].map(
      (match) => match[1]!,
    );
    expect(new Set(documentedSettings())).toEqual(new Set(read));
  });

  it('lists every command, and no other', () => {
    const { text } = page('docs/reference/commands.md');
    const listed = [...text.matchAll(/`npx jeugdgraaf ([a-z][a-z-]*)/g)].map((match) => match[1]!);
    expect(new Set(listed)).toEqual(new Set(program().commands.map((command) => command.name())));
    const named = pages.flatMap((one) =>
      [...one.text.matchAll(/npx jeugdgraaf ([a-z][a-z-]*)/g)].map((match) => match[1]!),
    );
    expect(named.filter((name) => !listed.includes(name))).toEqual([]);
  });

  it('lists every npm script', () => {
    const { text } = page('docs/reference/commands.md');
    const ours = Object.keys(scripts).filter((name) => !/^(prepare$|pre|post)/.test(name));
    expect(ours.filter((name) => !new RegExp(`\`npm (run )?(--silent )?${name}[\` ]`).test(text))).toEqual([]);
  });

  describe('on dependencies', () => {
    const rows = tableOf(page('docs/reference/dependencies.md')).map(([names, licence]) => ({
      names: names!.split(', ').map((name) => name.replaceAll('`', '')),
      licence: licence!,
    }));

    it('gives a reason for every one', () => {
      const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
        readFileSync('package.json', 'utf8'),
      ) as Record<string, object>;
      const declared = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
      expect(rows.flatMap(({ names }) => names).sort()).toEqual(declared.sort());
    });

    it('names the licence of every one that is installed', () => {
      for (const { names, licence } of rows) {
        const licences = names
          .map((name) => `node_modules/${name}/package.json`)
          .filter((path) => existsSync(path))
          .map((path) => (JSON.parse(readFileSync(path, 'utf8')) as { license: string }).license);
        if (licences.length > 0) expect([...new Set(licences)].join(', '), names.join(', ')).toBe(licence);
      }
    });
  });
});

describe('docs/architecture.md', () => {
  const { text } = page('docs/architecture.md');
  const paths = [...text.matchAll(/\b(?:src|seeds|test|schema|docs)\/[\w./-]*\w/g)].map(([path]) => path);
  const symbols = [...text.matchAll(/((?:`\w+`(?:,| and)?\s)+)in\s`(src\/[\w./-]+\.(?:ts|js))`/g)].flatMap(
    ([, names, path]) => names!.match(/\w+(?=`)/g)!.map((name) => ({ name, path: path! })),
  );

  it('names only files and folders that exist', () => {
    expect(paths.length).toBeGreaterThan(50);
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('names functions that are declared in the file it gives for them', () => {
    expect(symbols.length).toBeGreaterThan(40);
    const declares = (path: string, name: string): boolean =>
      new RegExp(`(?:function\\*?|const|class|interface|type) ${name}\\b`).test(readFileSync(path, 'utf8'));
    expect(symbols.filter(({ name, path }) => !existsSync(path) || !declares(path, name))).toEqual([]);
  });

  it('follows a row that a package of the release has', () => {
    const row = /```text\n(kinderen-.+)\n```/.exec(text)![1]!;
    expect(readFileSync('seeds/pva-wbo-2025/measurements.csv', 'utf8').split(/\r?\n/)).toContain(row);
  });
});

describe('the folders of src/', () => {
  it.each(folders)('%s has a short README with its purpose, its imports and a place to start', (folder) => {
    const { text } = readPage(`src/${folder}/README.md`);
    expect(text.split('\n').length).toBeLessThanOrEqual(15);
    expect(text).toContain(`# ${folder}\n`);
    expect(text).toContain('**May import**');
    expect(text).toContain('**Start with**');
  });

  it.each(folders)('%s names only files and folders that exist in its README', (folder) => {
    const { text } = readPage(`src/${folder}/README.md`);
    const named = [...text.matchAll(/`([\w./-]+(?:\.ts|\/))`/g)].map((match) => match[1]!);
    const files = readdirSync(`src/${folder}`, { recursive: true, encoding: 'utf8' });
    expect(named.filter((name) => !files.some((file) => `${file}/`.startsWith(name) || file.endsWith(name)))).toEqual(
      [],
    );
  });

  it('are all in the description of the architecture, as are the modules', () => {
    const { text } = page('docs/architecture.md');
    expect(folders.filter((folder) => !text.includes(`\`src/${folder}/\``))).toEqual([]);
    expect(modules.filter(({ name }) => !text.includes(name))).toEqual([]);
  });
});
