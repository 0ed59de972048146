import { Command } from 'commander';
import { Progress } from '../progress.js';
import { tellPulled } from './pull-options.js';
import { areasByName } from '../store-of-setting.js';
import { readMapping } from '../../sources/mapping/read-mapping.js';
import { xlsxMapping } from '../../sources/xlsx/mapping.js';
import { pullXlsx } from '../../sources/xlsx/pull-xlsx.js';

interface Options {
  mapping: string;
  out: string;
  replace?: boolean;
}

/** `jeugdgraaf pull xlsx`. */
export function pullXlsxCommand(): Command {
  return new Command('xlsx')
    .description('figures of a workbook: exports of waarstaatjegemeente.nl, tables of a GGD')
    .argument('<file>', 'the workbook (xlsx)')
    .requiredOption('-m, --mapping <file>', 'which cells become which figures (JSON; see docs/pull.md)')
    .requiredOption('-o, --out <folder>', 'the package to be; the name of the folder is the name of the package')
    .option('--replace', 'put the new package in the place of one that is there')
    .addHelpText('after', EXAMPLES)
    .action(pull);
}

const EXAMPLES = `
Example:
  jeugdgraaf pull xlsx export.xlsx --mapping mapping.json --out packages/export-2026

A cell that the mapping does not explain is named with its address, and nothing is written.
`;

async function pull(file: string, { mapping, out, replace }: Options): Promise<void> {
  const progress = new Progress();
  progress.start(`Reading ${file}`);
  await tellPulled(
    out,
    await pullXlsx({ file, mapping: readMapping(mapping, xlsxMapping), out, replace, areas: areasByName() }),
    progress,
  );
}
