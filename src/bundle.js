// Bundles the program and the packages that it imports into dist/, so that a start reads some hundred files in place of
// two thousand. Run by build.js. `node src/bundle.js bench/import.js` also bundles that file, as dist/bench/import.js.
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What starts on its own: the program, its help, and its threads. */
const INPUT = {
  main: 'src/main.ts',
  'cli/run': 'src/cli/run.ts',
  'import-worker': 'src/http/packages/import-worker.ts',
  'large-file-worker': 'src/packages/check/large/large-file-worker.ts',
};
for (const file of process.argv.slice(2)) INPUT[file.replace(/\.js$/, '')] = file;

/** Left in node_modules: a binary, and an editor that is one large file by itself. */
const EXTERNAL = ['better-sqlite3', '@graphql-yoga/render-graphiql/graphiql'];

const bundle = await rolldown({
  cwd: ROOT,
  input: INPUT,
  platform: 'node',
  tsconfig: 'tsconfig.json',
  external: EXTERNAL,
  resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
  onLog(level, log, report) {
    // Packages that others use where they are installed, such as pg-native. An import of our own would be misspelt.
    if (log.code === 'UNRESOLVED_IMPORT' && log.message.includes('node_modules')) return;
    report(level, log);
  },
});
await bundle.write({
  dir: `${ROOT}/dist`,
  // MikroORM and TypeGraphQL name entities and types by their classes.
  keepNames: true,
  // As Node would run them: reflect-metadata before the classes that it decorates.
  strictExecutionOrder: true,
  sourcemap: true,
  // Stable names: a server that runs while its program is built again may still load a file for the first time.
  chunkFileNames: 'shared/[name].js',
  minifyInternalExports: false,
});
await bundle.close();
