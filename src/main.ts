import { fileURLToPath } from 'node:url';

// Check before any import of a package: on Node 20 the database driver crashes without a message.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 17)) {
  process.stderr.write(
    `Jeugdgraaf needs Node 22.17 or newer and this is ${process.versions.node}: start it with "npm ` +
      'start", which uses the Node 24 that "npm ci" installs.\n',
  );
  process.exitCode = 1;
} else {
  // Compiled code is kept for the next start, where the folder may be written.
  const { enableCompileCache } = await import('node:module');
  enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)));
  const { run } = await import('./cli/run.js');
  const args = process.argv.slice(2);
  // Service files start the server as `dist/main.js`, without a command.
  await run(args.length === 0 ? ['serve'] : args);
}
