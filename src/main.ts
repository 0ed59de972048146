// Nothing may be imported before this check: the database driver ends Node 20 without a word.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 17)) {
  process.stderr.write(
    `Jeugdgraaf needs Node 22.17 or newer and this is ${process.versions.node}: start it with "npm start", which uses the Node 24 that "npm ci" installs.\n`,
  );
  process.exitCode = 1;
} else {
  const { start } = await import('./cli/serve.js');
  await start();
}

export {};
