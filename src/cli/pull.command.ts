import { Command, InvalidArgumentError, Option } from 'commander';
import { Progress } from './progress.js';
import { readConfig } from '../config.js';
import { counted } from '../contract/counted.js';
import { ConfigurationError } from '../contract/errors.js';
import { type MappingOption, type Source, SourceError, type SourceRequest } from '../contract/source.js';
import { modules } from '../modules/index.js';
import { checkFolder } from '../packages/check/check-given.js';
import { formatCounts } from '../packages/check/count-rows.js';
import { formatFinding } from '../packages/check/finding.js';
import { PoliteClient, type Pulled, pull, readMapping, sources } from '../sources/index.js';

const TIME_LIMIT_MS = 600_000;

interface Options extends Record<string, unknown> {
  mapping?: string;
  out?: string;
  replace?: boolean;
  anew?: boolean;
  timeLimit?: number;
  baseUrl?: string;
  list?: boolean;
  suggest?: boolean;
  find?: string;
}

/** `jeugdgraaf pull`: turns data of other publishers into data packages, to be reviewed and then imported. */
export function pullCommand(): Command {
  const command = new Command('pull').description(
    'make a data package from figures that others publish, by a mapping file (docs/how-to/pull.md)',
  );
  for (const source of sources) command.addCommand(sourceCommand(source));
  return command;
}

/** The command of one source, with the options that it supports. */
function sourceCommand(source: Source): Command {
  const { server, list, suggest } = source;
  const canPreview = list !== undefined || suggest !== undefined;
  const command = new Command(source.name)
    .description(source.description)
    .argument(`<${source.subject.name}>`, source.subject.description)
    .addOption(
      new Option(
        '-m, --mapping <file>',
        'which cells become which figures (JSON; see docs/how-to/pull.md)',
      ).makeOptionMandatory(!canPreview),
    )
    .addOption(
      new Option(
        '-o, --out <folder>',
        'folder of the package, whose name is also that of the package',
      ).makeOptionMandatory(!canPreview),
    )
    .option('--replace', 'replace a package that exists');
  if (server) addServerOptions(command, server.setting);
  if (list)
    command.addOption(new Option('--list', 'list what the table contains, and write nothing').conflicts('suggest'));
  if (suggest) command.option('--suggest', 'write a draft of a mapping to stdout, for you to review');
  if (canPreview) command.option('--find <text>', 'with --list or --suggest: only what contains this text');
  for (const option of source.options ?? [])
    command.option(`--${option.field} <codes>`, option.description, (text: string) => parsed(option, text));
  return command
    .addHelpText('after', source.help)
    .action((subject: string, options: Options) => run(source, subject, options, command));
}

function addServerOptions(command: Command, setting: string): void {
  command
    .option('--anew', 'discard the pages that an interrupted pull stored in FOLDER.partial')
    .addOption(
      new Option('--time-limit <time>', 'the most time that the pull may take, such as 90s, 10m or 1h')
        .argParser(duration)
        .default(TIME_LIMIT_MS, '10m'),
    )
    .option('--base-url <url>', `address of the tables, in place of the setting ${setting}`, httpUrl);
}

async function run(source: Source, subject: string, options: Options, command: Command): Promise<void> {
  const config = readConfig();
  const progress = new Progress();
  const request: SourceRequest = {
    subject,
    client: new PoliteClient({
      timeLimitMs: options.timeLimit ?? TIME_LIMIT_MS,
      contact: config.pullContact,
      onRetry: (text) => progress.note(text),
    }),
    baseUrl: options.baseUrl ?? (source.server ? config[source.server.configKey] : ''),
  };
  const preview = options.list ? source.list : options.suggest ? source.suggest : undefined;
  if (preview) {
    process.stdout.write(await preview(request, options.find ?? null));
    return;
  }
  const { mapping: path, out } = requiredForPull(command, options);
  const mapping = { ...readMapping(path, source.mapping), ...replacedFields(source, options) };
  const { anew: restart, replace } = options;
  await reportPull(out, await pull(source, { ...request, mapping, out, restart, replace, progress }), progress);
}

/** The mapping and the folder, which a pull needs and a preview does not. */
function requiredForPull(command: Command, { mapping, out }: Options): { mapping: string; out: string } {
  if (mapping !== undefined && out !== undefined) return { mapping, out };
  const absent = [mapping === undefined ? ['--mapping <file>'] : [], out === undefined ? ['--out <folder>'] : []];
  return command.error(`error: a pull needs ${absent.flat().join(' and ')}`);
}

function replacedFields({ options: replaceable = [] }: Source, options: Options): Record<string, unknown> {
  const given = replaceable.filter(({ field }) => options[field] !== undefined);
  return Object.fromEntries(given.map(({ field }) => [field, options[field]]));
}

function parsed({ parse }: MappingOption, text: string): unknown {
  try {
    return parse(text);
  } catch (cause) {
    if (cause instanceof SourceError) throw new InvalidArgumentError(cause.message);
    throw cause;
  }
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
 * Reports what a pull wrote, and validates the package as an import would.
 * @throws ConfigurationError with the findings; the package remains, for the user to look at
 */
async function reportPull(out: string, { rows, warnings }: Pulled, progress: Progress): Promise<void> {
  const total = [...rows.values()].reduce((sum, count) => sum + count, 0);
  progress.done(`${out} written: ${counted(total, 'row')}.`);
  const check = await checkFolder(out, modules);
  const { errors, errorCount } = check.findings;
  process.stdout.write(`${formatCounts(check)}\n`);
  for (const warning of warnings) process.stdout.write(`${warning}\n`);
  if (errorCount === 0) return;
  const more = errorCount - MOST_SHOWN;
  throw new ConfigurationError(
    [
      'The package was written, but cannot be imported together with those of the release ' +
        `(${counted(errorCount, 'finding')}):`,
      ...errors.slice(0, MOST_SHOWN).map((finding) => `  ${formatFinding(finding)}`),
      ...(more > 0 ? [`  … and ${more} more`] : []),
      'Change the mapping and pull again with --replace.',
    ].join('\n'),
  );
}
