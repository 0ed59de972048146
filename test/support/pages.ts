import { readdirSync, readFileSync } from 'node:fs';

/** A fenced block of a page: its language, its text, and the line it starts on. */
export interface Block {
  language: string;
  text: string;
  line: number;
}

/** A page of the documentation. */
export interface Page {
  path: string;
  text: string;
  blocks: Block[];
}

/** Fences may be indented, as in a list. */
function blocksOf(text: string): Block[] {
  return [...text.matchAll(/^( *)```(\w+)\n([\s\S]*?)^\1```$/gm)].map((match) => ({
    language: match[2]!,
    text: match[3]!.replaceAll(new RegExp(`^${match[1]}`, 'gm'), '').trimEnd(),
    line: text.slice(0, match.index).split('\n').length,
  }));
}

export function readPage(path: string): Page {
  const text = readFileSync(path, 'utf8');
  return { path, text, blocks: blocksOf(text) };
}

/** All pages of `docs/`. */
export const docs: Page[] = readdirSync('docs', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => readPage(`docs/${name}`));

/** The block behind another one: the answer that the page prints to it. */
export function answerTo({ blocks }: Page, block: Block): Block | undefined {
  return blocks[blocks.indexOf(block) + 1];
}

/** The cells of a page's first table, without its head. */
export function tableOf({ text }: Page): string[][] {
  const rows = /(?:^\|.*\n)+/m.exec(text)?.[0].trimEnd().split('\n') ?? [];
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The names of the settings that the page on configuration lists. */
export function documentedSettings(): string[] {
  return tableOf(readPage('docs/reference/configuration.md')).map(([name]) => name!.replaceAll('`', ''));
}

/** The npm scripts of the project, by name. */
export const scripts = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> })
  .scripts;

/** The npm scripts that a text names and that do not exist. */
export function unknownScripts(text: string): string[] {
  return [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)]
    .map((match) => match[1]!)
    .filter((name) => !scripts[name]);
}
