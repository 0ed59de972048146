import { styleText } from 'node:util';

/** Text in a style where the stream is a terminal that shows it; NO_COLOR and FORCE_COLOR decide otherwise. */
export function paint(style: 'bold' | 'red' | 'yellow', text: string, stream: NodeJS.WriteStream): string {
  return styleText(style, text, { stream });
}

/** Warns on stderr, so that stdout keeps only the command's result. */
export function warn(text: string): void {
  process.stderr.write(`${paint('yellow', text, process.stderr)}\n`);
}
