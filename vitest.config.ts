import { defineConfig } from 'vitest/config';
import { LeftOutReporter } from './test/support/left-out.reporter.js';

export default defineConfig({
  // Two copies of graphql (ESM and CommonJS) would not know each other's types.
  resolve: { alias: { graphql: 'graphql/index.js' } },
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', new LeftOutReporter()],
    globalSetup: 'test/support/build-once.ts',
    setupFiles: ['test/support/setup.ts'],
    // Many of the tests wait for servers of their own: a core that is left free would be idle.
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
