// Builds dist/ from src/ (bundle.js). `npm run build` always does, with --if-stale only when it must; the command line
// calls buildIfStale. Plain JavaScript for any Node from 20.
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
/** What decides about dist/ beside the sources: how they are compiled, and the packages that are bundled with them. */
const SETTINGS = ['../tsconfig.json', '../package-lock.json', './bundle.js'].map(path);
const DIST = path('../dist');
const LOCK = join(DIST, '.building');
/** Its modification time is that of the newest source in the build. */
const STAMP = join(DIST, '.built');

/** When a source last changed; adding or removing one changes its folder. */
function newestIn(folder) {
  let newest = statSync(folder).mtimeMs;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) newest = Math.max(newest, newestIn(file));
    else if (entry.name.endsWith('.ts')) newest = Math.max(newest, statSync(file).mtimeMs);
  }
  return newest;
}

const newestSource = () => Math.max(newestIn(path('.')), ...SETTINGS.map((file) => statSync(file).mtimeMs));

/** Whether dist/ is missing or older than the sources, by modification times. */
function isStale() {
  if (!existsSync(STAMP) || !existsSync(join(DIST, 'main.js'))) return true;
  // Times are written with less precision than they are read.
  return newestSource() > statSync(STAMP).mtimeMs + 1;
}

/** Takes the lock, or returns false while another living process holds it. */
function lock() {
  try {
    const file = openSync(LOCK, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (cause) {
    if (cause.code !== 'EEXIST') throw cause;
    // Two that remove the lock of a dead process at once both build: the same files.
    if (!isHeld()) rmSync(LOCK, { force: true });
    return false;
  }
}

function isHeld() {
  try {
    // Empty for a moment, between creating and writing it.
    const holder = Number(readFileSync(LOCK, 'utf8'));
    if (holder === 0) return Date.now() - statSync(LOCK).mtimeMs < 5_000;
    process.kill(holder, 0);
    return true;
  } catch (cause) {
    return cause.code === 'EPERM';
  }
}

/**
 * Builds, one process at a time; `isNeeded` is asked again once others have finished. Exits when the sources cannot be
 * built.
 */
function build(isNeeded) {
  mkdirSync(DIST, { recursive: true });
  while (!lock()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  try {
    if (!isNeeded()) return;
    const time = newestSource() / 1000;
    rmSync(STAMP, { force: true });
    // On the Node that `npm ci` installed: the bundler needs 20.19 or newer.
    const { status } = spawnSync(process.execPath, [path('./launch.js'), path('./bundle.js')], {
      stdio: ['ignore', 2, 2],
    });
    if (status !== 0) process.exitCode = status ?? 1;
    else {
      writeFileSync(STAMP, '');
      utimesSync(STAMP, time, time);
    }
  } finally {
    rmSync(LOCK, { force: true });
  }
  if (process.exitCode) process.exit();
}

/** Builds where dist/ is missing or older than the sources. A dist/ that may not be written is used as it is. */
export function buildIfStale() {
  if (!isStale()) return;
  try {
    build(isStale);
  } catch (cause) {
    if (!['EACCES', 'EROFS', 'EPERM'].includes(cause.code) || !existsSync(join(DIST, 'main.js'))) throw cause;
    process.stderr.write('dist/ is older than src/ and may not be written: starting the old build.\n');
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  build(process.argv.includes('--if-stale') ? isStale : () => true);
