import { readFileSync } from 'node:fs';

/** A fenced block of a page: its language, its text, and the line it starts on. */
export interface Block {
  language: string;
  text: string;
  line: number;
}

export const readme = readFileSync('README.md', 'utf8');

/** The fenced blocks of a page, in order. */
export function blocksOf(page: string): Block[] {
  return [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map((match) => ({
    language: match[1]!,
    text: match[2]!.trimEnd(),
    line: page.slice(0, match.index).split('\n').length,
  }));
}

/** The README's. */
export const blocks: Block[] = blocksOf(readme);

/** The block behind another one: the answer that the README prints to it. */
export function answerTo(block: Block): Block | undefined {
  return blocks[blocks.indexOf(block) + 1];
}

/** The cells of the table under a heading, without its head. */
export function tableUnder(heading: string): string[][] {
  const section = readme.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
