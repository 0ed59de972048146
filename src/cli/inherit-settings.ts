import type { Command } from 'commander';

/** Gives commands that were made apart the ways of the command that they were added to: how help looks and how errors end. */
export function inheritSettings(command: Command): Command {
  for (const child of command.commands) {
    child.copyInheritedSettings(command);
    inheritSettings(child as Command);
  }
  return command;
}
