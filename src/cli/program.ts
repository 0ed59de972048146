import { Command } from 'commander';
import { styleText } from 'node:util';
import { describeCommand } from './describe.command.js';
import { exportCommand } from './export.command.js';
import { UsageError } from './failure.js';
import { diffCommand, importCommand } from './import.command.js';
import { newCommand } from './new.command.js';
import { partnerCommand } from './partner.command.js';
import { schemaCommand } from './schema.command.js';
import { federatedCommand, gatewayCommand, loadCommand, serveCommand, subgraphCommand } from './serve.command.js';
import { paint } from './terminal.js';
import { tokenCommand } from './token.command.js';
import { validateCommand } from './validate.command.js';
import { version } from '../contract/version.js';

/** `jeugdgraaf pull`: its commands are the sources, which are loaded only for it. */
function pullCommand(): Command {
  return new Command('pull').description('make a data package of figures that others publish: cbs, iv3 or xlsx');
}

async function addSources(command: Command): Promise<void> {
  const pull = await import('./pull.command.js');
  for (const source of pull.pullCommand().commands) command.addCommand(source);
  shareSettings(command);
}

/** Every command, under its heading in the help. */
const COMMANDS: Record<string, (() => Command)[]> = {
  'Serve the graph:': [serveCommand, loadCommand, federatedCommand, gatewayCommand, subgraphCommand, tokenCommand],
  'Data packages:': [
    newCommand,
    describeCommand,
    validateCommand,
    diffCommand,
    importCommand,
    exportCommand,
    pullCommand,
  ],
  'Schemas and partners:': [schemaCommand, partnerCommand],
};

/** The command line. Commands load what they need when they run, so that help and mistakes are answered at once. */
export function program(): Command {
  const root = new Command('jeugdgraaf')
    .description('The graph of Dutch youth policy: serve it, and load figures into it.')
    .version(version, '-V, --version', 'display the version')
    .helpOption('-h, --help', 'display help')
    .helpCommand('help [command]', 'display help for a command')
    .showSuggestionAfterError()
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => styleText('bold', title, { validateStream: false }),
    })
    .configureOutput({ outputError: (text, write) => write(errorLine(text)) })
    .exitOverride()
    .addHelpText('after', EXAMPLES)
    .hook('preSubcommand', (_root, command) => (command.name() === 'pull' ? addSources(command) : undefined))
    .hook('preAction', prepare);
  for (const [heading, commands] of Object.entries(COMMANDS))
    for (const command of commands) root.addCommand(command().helpGroup(heading));
  return shareSettings(root);
}

/** Before an action loads the program, which help does not. */
async function prepare(): Promise<void> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  // Reached when an option has the value "-h", which the launcher takes for a request for help.
  if (major < 22 || (major === 22 && minor < 17)) throw new UsageError('"-h" cannot be the value of an option.');
  // The decorators of type-graphql need it before any of the modules is loaded.
  await import('reflect-metadata');
}

/** Commands that are added rather than made by their parent do not inherit how help looks and how errors end. */
function shareSettings(command: Command): Command {
  for (const child of command.commands) shareSettings((child as Command).copyInheritedSettings(command));
  return command;
}

/** Commander puts its suggestion on a line of its own. */
function errorLine(text: string): string {
  const line = text.trimEnd().replaceAll('\n', ' ');
  return `${paint('red', `${line}${/[.?)]$/.test(line) ? '' : '.'} Add --help for usage.`, process.stderr)}\n`;
}

const EXAMPLES = `
Examples:
  jeugdgraaf serve
  jeugdgraaf new ../monitor-breda-2026 --area GM0758 --publisher gemeente-breda
  jeugdgraaf validate ../monitor-breda-2026
  jeugdgraaf import ../monitor-breda-2026

Exit codes:
  0  done
  1  what was given is wrong: a package with findings, a source that does not answer, a setting
  2  the command line is wrong: an unknown command or option, a missing or invalid argument
`;
