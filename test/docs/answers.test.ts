import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerTo, type Block, docs, type Page, readPage } from '../support/pages.js';
import { drawPicture, PICTURE_QUERY, type PictureData } from '../support/picture.js';
import { type ServerProcess, startProgram } from '../support/server-process.js';

const run = promisify(execFile);
const has = async (program: string): Promise<boolean> =>
  run(program, ['--version']).then(
    () => true,
    () => false,
  );
const [python, r] = await Promise.all([has('python3'), has('Rscript')]);

/** Pages about servers of their own have tests of their own. */
const ELSEWHERE = ['docs/how-to/running-many.md', 'docs/how-to/post-packages.md', 'docs/tutorial/partner-subgraph.md'];
const pages = [readPage('README.md'), ...docs.filter(({ path }) => !ELSEWHERE.includes(path))];
const all = pages.flatMap((page) => page.blocks.map((block) => ({ page, block, where: `${page.path}:${block.line}` })));
const of = (language: string, select: (block: Block) => boolean = () => true) =>
  all.filter(({ block }) => block.language === language && select(block));

describe('the pages, on the server that they describe', () => {
  let server: ServerProcess;
  beforeAll(async () => {
    server = await startProgram();
  });
  afterAll(() => server.stop());

  /** The pages use the default address; the test's own server has another port. */
  const here = (text: string): string => text.replaceAll('http://127.0.0.1:4000', new URL(server.url).origin);

  async function ask(query: string): Promise<{ data?: unknown; errors?: unknown }> {
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return response.json() as Promise<{ data?: unknown; errors?: unknown }>;
  }

  function expectAsPrinted(answer: { errors?: unknown }, page: Page, block: Block): void {
    const printed = answerTo(page, block);
    if (printed?.language === 'json') expect(answer).toEqual(JSON.parse(printed.text));
    else expect(answer.errors).toBeUndefined();
  }

  it('have queries, commands and programs to try', () => {
    expect(of('graphql').length).toBeGreaterThan(10);
    for (const language of ['json', 'sh', 'python', 'r']) expect(of(language).length, language).toBeGreaterThan(0);
  });

  it.each(of('graphql'))('answers the query of $where as printed', async ({ page, block }) => {
    expectAsPrinted(await ask(block.text), page, block);
  });

  it.each(of('sh', ({ text }) => text.startsWith('curl -s ')))(
    'runs the curl command of $where',
    async ({ page, block }) => {
      const { stdout } = await run('bash', ['-c', here(block.text).replace('curl -s', 'curl -sf')]);
      if (block.text.includes('/graphql')) expectAsPrinted(JSON.parse(stdout), page, block);
      else expect(stdout.split('\n').length).toBeGreaterThan(2);
    },
  );

  // `npm test -- answers -u` draws it again.
  it("shows the graph's answer in the picture of the README", async () => {
    const picture = 'docs/images/spend-and-trend.svg';
    expect(pages[0]!.text).toContain(`](${picture})`);
    const { speerpunt } = (await ask(PICTURE_QUERY)).data as { speerpunt: PictureData };
    await expect(drawPicture(speerpunt, 'jeugdhulp-individuele-behandeling')).toMatchFileSnapshot(resolve(picture));
  });

  it.runIf(python).each(of('python'))('runs the Python program of $where as printed', async ({ page, block }) => {
    const { stdout } = await run('python3', ['-c', here(block.text)]);
    expect(stdout.trimEnd()).toBe(answerTo(page, block)?.text);
  });

  it.runIf(r).each(of('r'))('runs the R program of $where as printed', async ({ page, block }) => {
    const { stdout } = await run('Rscript', ['-e', here(block.text)]);
    expect(stdout.trimEnd()).toBe(answerTo(page, block)?.text);
  });

  it.each(of('r', ({ text }) => text.includes('query <-')))(
    'answers the query inside the R program of $where',
    async ({ block }) => {
      const query = /query <- '([^']+)'/.exec(block.text)![1]!;
      expect((await ask(query)).errors).toBeUndefined();
    },
  );
});
