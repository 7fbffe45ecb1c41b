import type { Log } from '../../../src/operations/ports.ts';

export interface LoggedLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** A log that keeps its lines. */
export interface RecordingLog extends Log {
  readonly lines: readonly LoggedLine[];
}

export function recordingLog(): RecordingLog {
  const lines: LoggedLine[] = [];
  return Object.assign(logInto(lines, {}), { lines });
}

function logInto(lines: LoggedLine[], inherited: object): Log {
  const at = (level: LoggedLine['level']) => (fields: object, message: string) => {
    lines.push({ level, fields: { ...inherited, ...fields }, message });
  };
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: (fields) => logInto(lines, { ...inherited, ...fields }),
  };
}
