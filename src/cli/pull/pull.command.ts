import { Command } from 'commander';
import { pullCbsCommand } from './pull-cbs.command.js';
import { pullIv3Command } from './pull-iv3.command.js';
import { pullXlsxCommand } from './pull-xlsx.command.js';

/** `jeugdgraaf pull`: figures of others as data packages, to be looked at and then imported. */
export function pullCommand(): Command {
  return new Command('pull')
    .description('make a data package of figures that others publish, by a mapping file (docs/pull.md)')
    .addCommand(pullCbsCommand())
    .addCommand(pullIv3Command())
    .addCommand(pullXlsxCommand());
}
