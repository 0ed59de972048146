import { Command } from 'commander';
import { version } from '../contract/version.js';
import { describeCommand } from './describe.command.js';
import { exportCommand } from './export.command.js';
import { diffCommand, importCommand } from './import.command.js';
import { inheritSettings } from './inherit-settings.js';
import { newCommand } from './new.command.js';
import { pullCommand } from './pull.command.js';
import { validateCommand } from './validate.command.js';

/** The command line: what each command does is in a file of its own. */
export function program(): Command {
  const root = new Command('jeugdgraaf')
    .description('Brings figures into the graph of Dutch youth policy, and takes them out.')
    .version(version, '-V, --version', 'say which release this is')
    .helpOption('-h, --help', 'say how it is used')
    .showHelpAfterError('(add --help to see how it is used)')
    .showSuggestionAfterError()
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .helpCommand('help [command]', 'say how a command is used')
    .addHelpText('after', EXAMPLES)
    .addHelpText('after', EXIT_CODES)
    .addCommand(newCommand())
    .addCommand(describeCommand())
    .addCommand(validateCommand())
    .addCommand(diffCommand())
    .addCommand(importCommand())
    .addCommand(exportCommand())
    .addCommand(pullCommand());
  return inheritSettings(root);
}

const EXAMPLES = `
Examples:
  jeugdgraaf new ../monitor-breda-2026 --area GM0758 --publisher gemeente-breda
  jeugdgraaf validate ../monitor-breda-2026
  jeugdgraaf import ../monitor-breda-2026
`;

const EXIT_CODES = `
Exit codes:
  0  done
  1  something is wrong with what was given: a package with findings, a source that does not answer, a setting
  2  the command was not understood
`;
