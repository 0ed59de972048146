import { Command } from 'commander';
import { withProgress } from './progress.js';
import type { CheckOptions } from './partner-check.js';
import type { ComposeOptions } from './partner-compose.js';

/** `jeugdgraaf partner`: subgraphs of others that extend the graph. */
export function partnerCommand(): Command {
  return new Command('partner')
    .description("check a partner's subgraph, and compose it into the graph (docs/tutorial/partner-subgraph.md)")
    .addCommand(checkCommand())
    .addCommand(composeCommand());
}

const repeated = (text: string, collected: string[] = []): string[] => [...collected, text];

function checkCommand(): Command {
  return new Command('check')
    .description('report whether a subgraph fits into the graph, and what to change; exit code 1 when it does not fit')
    .argument('<source>', 'the address of a running subgraph, or a file with its SDL')
    .option('--previous <file>', 'the SDL of its last version, to find changes that break queries')
    .option('--save <file>', 'where to write its SDL when it fits')
    .option('--header <line>', "an HTTP header for its server, 'NAME: VALUE'; can be repeated", repeated)
    .option('--json', 'report as JSON')
    .addHelpText(
      'after',
      `
Examples:
  jeugdgraaf partner check waiting.graphql --save published.graphql
  jeugdgraaf partner check http://127.0.0.1:4201/graphql --previous published.graphql
`,
    )
    .action(async (source: string, options: CheckOptions) => {
      const { checkPartner } = await import('./partner-check.js');
      const { text, fits } = await withProgress(`Checking ${source}`, () => checkPartner(source, options));
      if (!fits) process.exitCode = 1;
      process.stdout.write(`${text}\n`);
    });
}

function composeCommand(): Command {
  return new Command('compose')
    .description("write a supergraph of the graph and partners' subgraphs, for a gateway (SUPERGRAPH)")
    .argument('<partners...>', 'NAME=URL of each partner')
    .option('--sdl <name=file>', "a partner's SDL, in place of asking its server; can be repeated", repeated)
    .option('--header <line>', "an HTTP header for a partner's server, 'NAME: VALUE'; can be repeated", repeated)
    .option('--out <file>', 'where to write the supergraph', 'data/supergraph.graphql')
    .addHelpText(
      'after',
      `
Example:
  jeugdgraaf partner compose waiting-times=http://127.0.0.1:4201/graphql
  SUPERGRAPH=data/supergraph.graphql jeugdgraaf federated
`,
    )
    .action(async (partners: string[], options: ComposeOptions) => {
      const { composePartners } = await import('./partner-compose.js');
      process.stdout.write(`${await composePartners(partners, options)}\n`);
    });
}
