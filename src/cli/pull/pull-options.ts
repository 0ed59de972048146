import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Progress } from '../progress.js';
import { ConfigurationError } from '../../contract/errors.js';
import { modules } from '../../modules/index.js';
import { checkFolder } from '../../packages/check/check-given.js';
import { formatCounts } from '../../packages/check/count-rows.js';
import { formatFinding } from '../../packages/check/finding.js';
import { PoliteClient } from '../../sources/http/polite-client.js';
import type { Pulled } from '../../sources/pulled.js';

/** What the commands that ask a server have in common. */
export interface ServerOptions {
  mapping?: string;
  out?: string;
  baseUrl?: string;
  timeLimit: number;
  anew?: boolean;
  replace?: boolean;
  list?: boolean;
  suggest?: boolean;
  find?: string;
}

/** Adds those options. `setting` is the environment variable with the base address. */
export function withServerOptions(command: Command, setting: string): Command {
  return command
    .option('-m, --mapping <file>', 'which cells become which figures (JSON; see docs/pull.md)')
    .option('-o, --out <folder>', 'the package to be; the name of the folder is the name of the package')
    .option('--replace', 'put the new package in the place of one that is there')
    .option('--anew', 'forget the pages that an interrupted run kept beside the folder')
    .addOption(
      new Option('--time-limit <time>', 'how long all of it may take, such as 90s, 10m or 1h')
        .argParser(duration)
        .default(600_000, '10m'),
    )
    .option('--base-url <url>', `where the tables are, in place of the setting ${setting}`, httpUrl)
    .addOption(new Option('--list', 'show what the table holds, and write nothing').conflicts('suggest'))
    .option('--suggest', 'write a draft of a mapping to stdout, to be gone through by hand')
    .option('--find <text>', 'with --list or --suggest: only what holds this text');
}

/** The mapping and the folder, which a pull needs and a look at the table does not. */
export function neededForPull(
  command: Command,
  { mapping, out }: { mapping?: string; out?: string },
): { mapping: string; out: string } {
  const absent = [mapping === undefined ? '--mapping <file>' : '', out === undefined ? '--out <folder>' : ''].filter(
    (name) => name !== '',
  );
  if (mapping === undefined || out === undefined) command.error(`error: a pull needs ${absent.join(' and ')}`);
  return { mapping: mapping!, out: out! };
}

export function politeClient(timeLimitMs: number, contact: string | null, progress: Progress): PoliteClient {
  return new PoliteClient({ timeLimitMs, contact, onRetry: (text) => progress.note(text) });
}

/** Items with commas between them. */
export function items(text: string): string[] {
  const list = text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  if (list.length === 0) throw new InvalidArgumentError('Write codes with commas between them.');
  return list;
}

/** Milliseconds of `90s`, `10m` or `1h`. */
function duration(text: string): number {
  const match = /^(\d{1,5})(s|m|h)$/.exec(text);
  if (!match || Number(match[1]) === 0) throw new InvalidArgumentError('Write a time such as 90s, 10m or 1h.');
  return Number(match[1]) * { s: 1_000, m: 60_000, h: 3_600_000 }[match[2] as 's' | 'm' | 'h'];
}

function httpUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new InvalidArgumentError('Write an address that begins with http:// or https://.');
  return text;
}

const MOST_SHOWN = 40;

/**
 * Says what a pull brought, and checks the package as it would be imported.
 * @throws ConfigurationError with what the check found; the package stays, to be looked at
 */
export async function tellPulled(out: string, { rows, remarks }: Pulled, progress: Progress): Promise<void> {
  const total = [...rows.values()].reduce((sum, count) => sum + count, 0);
  progress.done(`${out} written: ${total} rows.`);
  const check = await checkFolder(out, modules);
  const { errors, errorCount } = check.findings;
  process.stdout.write(`${formatCounts(check)}\n`);
  for (const remark of remarks) process.stdout.write(`${remark}\n`);
  if (errorCount === 0) return;
  const more = errorCount - MOST_SHOWN;
  throw new ConfigurationError(
    [
      `The package is there, but cannot be imported beside the shipped ones as it is (${errorCount === 1 ? '1 finding' : `${errorCount} findings`}):`,
      ...errors.slice(0, MOST_SHOWN).map((finding) => `  ${formatFinding(finding)}`),
      ...(more > 0 ? [`  … and ${more} more`] : []),
      'Change the mapping and pull again with --replace.',
    ].join('\n'),
  );
}
