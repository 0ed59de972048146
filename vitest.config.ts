import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { LeftOutReporter, ON_POSTGRES } from './test/support/left-out.reporter.js';

const all = globSync('test/**/*.test.ts');
const mocking = all.filter((file) => readFileSync(file, 'utf8').includes('vi.mock('));

export default defineConfig({
  // Two copies of graphql (ESM and CommonJS) would not know each other's types.
  resolve: { alias: { graphql: 'graphql/index.js' } },
  test: {
    reporters: ['default', new LeftOutReporter()],
    globalSetup: 'test/support/global-setup.ts',
    // Default exports of CommonJS packages as Node gives them.
    deps: { interopDefault: false },
    setupFiles: ['test/support/setup.ts'],
    // What does not name its database would do the same again.
    testNamePattern: process.env.TEST_DIALECT === 'postgres' ? ON_POSTGRES : undefined,
    // Many of the tests wait for servers of their own: a core that is left free would be idle.
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      // One module graph per worker: loading it again for every file took a third of the time.
      { extends: true, test: { name: 'shared', include: all, exclude: mocking, isolate: false } },
      // A file that replaces a module needs a module graph of its own.
      { extends: true, test: { name: 'mocking', include: mocking } },
    ],
  },
});
