import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from './operations/ports.ts';

/** Bolt's log lines as structured ones; its debug lines not at all: they hold whole envelopes, answers and socket tickets. */
export function boltLogger(log: Log): Logger {
  const words = (parts: readonly unknown[]) =>
    parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
  return {
    debug: () => undefined,
    info: (...parts) => log.info({}, words(parts)),
    warn: (...parts) => log.warn({}, words(parts)),
    error: (...parts) => log.error({}, words(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}

/** Of a client of the Web API: what it says of a call that failed, whoever made the call says again, and what to do. */
export function clientLogger(log: Log): Logger {
  const { debug } = log;
  return boltLogger({ ...log, info: debug, warn: debug, error: debug });
}
