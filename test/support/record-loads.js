// Loaded with --import: writes the URLs of all modules that a program loads to LOADS_FILE when it exits.
import { writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

const urls = [];
registerHooks({
  load(url, context, nextLoad) {
    if (url.startsWith('file:')) urls.push(url);
    return nextLoad(url, context);
  },
});
process.on('exit', () => writeFileSync(process.env.LOADS_FILE, JSON.stringify(urls)));
