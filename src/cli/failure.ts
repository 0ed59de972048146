/** An argument or option that cannot be used: exit code 2. The message names it and what would be right. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** Errors whose message is complete without a stack; by name, because importing their classes would load everything. */
const SELF_EXPLANATORY = new Set([
  'ConfigurationError',
  'BrokenPackageError',
  'ImportBusyError',
  'UnreadablePackageError',
  'CompositionError',
  'SourceError',
]);

/** What a failed command writes: the message of the user's mistake, the stack of ours. */
export function failureText(cause: unknown): string {
  if (cause instanceof UsageError) return `error: ${cause.message}`;
  if (cause instanceof Error && SELF_EXPLANATORY.has(cause.name)) return cause.message;
  if (isFileError(cause)) return cause.message;
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}

/** A file that may not be read or written, a full disk: the message names the file and the reason. */
function isFileError(cause: unknown): cause is Error {
  if (!(cause instanceof Error)) return false;
  const { syscall, path } = cause as { syscall?: unknown; path?: unknown };
  return typeof syscall === 'string' && typeof path === 'string';
}
