import { AsyncLocalStorage } from 'node:async_hooks';
import pino from 'pino';
import type { Log } from './operations/ports.ts';
import { redact } from './redact.ts';

/** Fields that every line of one interaction carries. */
export interface LogContext {
  readonly requestId: string;
  readonly [field: string]: string;
}

export interface RootLog extends Log {
  /** Runs `work` with `context` in every line that it, and everything it awaits, logs. */
  within<T>(context: LogContext, work: () => T): T;
}

/** Takes one line at a time, its newline included. */
export interface LogDestination {
  write(line: string): void;
}

/**
 * Structured JSON lines on `destination` (default: standard output). The request id follows the interaction by itself.
 * As a last line of defence every line is searched for tokens, keys and e-mail addresses, wherever they may have come
 * from; nothing in this code logs one knowingly.
 */
export function createLog(level: string, destination?: LogDestination): RootLog {
  const context = new AsyncLocalStorage<LogContext>();
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    // A copy: pino writes the fields of the line into it.
    mixin: () => ({ ...context.getStore() }),
    hooks: { streamWrite: redact },
  };
  const logger = destination === undefined ? pino(options) : pino(options, destination);
  return Object.assign(wrap(logger), {
    within: <T>(fields: LogContext, work: () => T) => context.run(fields, work),
  });
}

function wrap(logger: pino.Logger): Log {
  return {
    debug: (fields, message) => logger.debug(fields, message),
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
    child: (fields) => wrap(logger.child(fields)),
  };
}
