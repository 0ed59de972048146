import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PACKAGES_SECRET, postPackage, writeToken, zippedPackage } from '../support/packages-server.js';
import { post } from '../support/post.js';
import { type ServerProcess, startProgram } from '../support/server-process.js';

const ROWS = 100_000;
const QUERY =
  '{ measurements(filter: { indicators: ["inwoners"], hasValue: true }, first: 1) { totalCount } dataVersion { id } }';

/** Many figures, each of its own month, in one of the areas of the graph. */
function large(areas: readonly string[]): Uint8Array {
  const lines = Array.from({ length: ROWS }, (_, at) => {
    const day = new Date(Date.UTC(1800, 0, 1 + Math.floor(at / areas.length))).toISOString().slice(0, 10);
    return `inwoners,${areas[at % areas.length]},${day},${at},,,,,1,Tabel,\n`;
  });
  return zippedPackage('groot-2025', {
    'document.csv': `slug,title,publisher,published_on,date_precision,kind,language,sha256,description_nl,description_en\ngroot-2025,Groot,gemeente-maastricht,2025-06-01,DAY,IMPLEMENTATION_PLAN,nl,${'c'.repeat(64)},Cijfers.,\n`,
    'measurements.csv': `indicator,area,period,value,low,high,quality,missing,rank,locator,note\n${lines.join('')}`,
  });
}

describe('readers during an import', () => {
  let program: ServerProcess;
  beforeAll(async () => {
    program = await startProgram({ AUTH_JWT_SECRET: PACKAGES_SECRET, LOG_LEVEL: 'error' });
  });
  afterAll(() => program.stop());

  it('get responses meanwhile, entirely from the old data and then entirely from the new', async () => {
    const zip = large(['GM0935', 'NL01']);
    const token = await writeToken({ sub: 'groot', areas: ['*'], kinds: ['*'] });
    let done = false;
    const started = performance.now();
    const posting = postPackage(program.url.replace('/graphql', ''), zip, { token }).finally(() => {
      done = true;
    });
    const seen = new Map<string, Set<number>>();
    const times: number[] = [];
    let meantime = 0;
    const read = async (): Promise<void> => {
      const { body, headers, ms } = await post(program.url, QUERY);
      expect(headers.get('x-data-version'), JSON.stringify(body)).toBe(body.data.dataVersion.id);
      seen.set(
        body.data.dataVersion.id,
        (seen.get(body.data.dataVersion.id) ?? new Set()).add(body.data.measurements.totalCount),
      );
      times.push(ms);
    };
    while (!done) {
      await read();
      meantime += 1;
    }
    await read();
    const answer = await posting;
    expect(answer.status, JSON.stringify(answer.body).slice(0, 2000)).toBe(201);
    times.sort((a, b) => a - b);
    process.stderr.write(
      `import ${Math.round(performance.now() - started)} ms, ${meantime} answers meanwhile, median ${Math.round(times[times.length >> 1]!)} ms, longest ${Math.round(times.at(-1)!)} ms\n`,
    );
    const [[, before], [newest, after]] = [...seen] as [[string, Set<number>], [string, Set<number>]];
    expect([seen.size, before.size, after.size, newest]).toEqual([2, 1, 1, answer.body.version]);
    expect([...after][0]! - [...before][0]!).toBe(ROWS);
    expect(meantime).toBeGreaterThan(5);
  }, 120_000);
});
