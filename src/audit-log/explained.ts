import { ConfigError } from '../config/load.ts';
import { UnclearWriteError, UserError } from '../domain/errors.ts';

/** An error as whoever runs the command is told it. The causes are the store's and the system's own words: they have access to both. */
export function explained(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (error instanceof UserError) return `${error.message} ${error.remedy}`;
  if (error instanceof UnclearWriteError) {
    return `${error.message} Give the same file again: it is recorded once.`;
  }
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EPIPE') return 'Whoever read the output ended before it was whole.';
  return error.cause instanceof Error ? `${error.message} ${error.cause.message}` : error.message;
}
