/** What an error says first: the rest of what the reader of arguments says is advice for other programs than this one. */
export function firstSentence(cause: unknown): string {
  return (cause as Error).message.split(/\.?\n|\. |\.$/)[0]!;
}
