import { Command } from 'commander';

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** `jeugdgraaf schema`: the files that are generated from the code. */
export function schemaCommand(): Command {
  const command = new Command('schema').description('write and check the files that are generated from the code');
  command
    .command('write')
    .description('write schema/ and docs/reference/package-format.md')
    .addHelpText('after', '\nExample:\n  jeugdgraaf schema write\n')
    .action(async () => print(await (await import('./schema-files.js')).writeSchemaFiles()));
  command
    .command('check')
    .description('check that they match the code; exit code 1 when not')
    .addHelpText('after', '\nExample:\n  jeugdgraaf schema check\n')
    .action(async () => print(await (await import('./schema-files.js')).checkSchemaFiles()));
  command
    .command('breaking')
    .description('check that CHANGELOG.md announces every change that can break a query; exit code 1 when not')
    .argument('[old-schema]', 'a file with the schema to compare with; the last committed one by default')
    .addHelpText('after', '\nExamples:\n  jeugdgraaf schema breaking\n  jeugdgraaf schema breaking old.graphql\n')
    .action(async (file: string | undefined) =>
      print(await (await import('./schema-breaking.js')).checkBreaking(file)),
    );
  return command;
}
