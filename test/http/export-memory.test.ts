import { get, type IncomingMessage } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formats } from '../../src/export/index.js';
import { dialects } from '../support/dialects.js';
import { addMeasurements, type ExportServer, startExportServer } from '../support/exports.js';

/** Rows of the files: `ROWS=2000000 npm test -- export-memory` for many. */
const ROWS = Number(process.env.ROWS ?? 30_000);

/** Bytes in use while a file is written: a statement's rows, their output, and what waits for the socket. */
const AT_WORK = 8_000_000;

/** Bytes of metadata per row group of 5,000 rows, kept for the footer of a Parquet file, which comes last. */
const FOOTER_OF_GROUP = 60_000;

const MOST: Record<string, number> = { parquet: AT_WORK + (ROWS / 5_000) * FOOTER_OF_GROUP };

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes in use after garbage collection, inside and outside V8. */
function inUse(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Reads a file without keeping it, and measures memory ten times meanwhile, by the size of an earlier read if any. */
async function read(url: string, size = Number.POSITIVE_INFINITY): Promise<{ bytes: number; inUse: number[] }> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { agent: false }, resolve).on('error', reject);
  });
  expect(response.statusCode).toBe(200);
  expect(Number(response.headers['x-row-count'])).toBeGreaterThanOrEqual(ROWS);
  const result = { bytes: 0, inUse: [] as number[] };
  for await (const chunk of response as AsyncIterable<Buffer>) {
    result.bytes += chunk.length;
    if (result.bytes > (size / 10) * result.inUse.length) result.inUse.push(inUse());
  }
  return result;
}

describe.each(dialects())('memory while a file is made, on %s', (dialect) => {
  let server: ExportServer;
  beforeAll(
    async () => {
      server = await startExportServer(dialect);
      await addMeasurements(server, ROWS, 500);
    },
    60_000 + ROWS / 10,
  );
  afterAll(() => server.close());

  it.each(formats.map(({ ending }) => ending))(
    'does not grow with the rows of %s',
    async (format) => {
      // The maximum of a worksheet.
      if (format === 'xlsx' && ROWS > 1_048_575) return;
      const url = `${server.base}/export/measurements.${format}?indicators=inwoners`;
      const { bytes } = await read(url);
      const [first, ...later] = (await read(url, bytes)).inUse;
      expect(later.length).toBeGreaterThanOrEqual(4);
      const more = Math.max(...later) - first!;
      if (process.env.ROWS)
        process.stdout.write(
          `${dialect} ${format}: ${ROWS} rows, ${bytes} bytes, ${(more / 1e6).toFixed(1)} MB more\n`,
        );
      expect(more).toBeLessThan(MOST[format] ?? AT_WORK);
    },
    60_000 + ROWS / 2,
  );
});
