import { LineCounter, parseDocument } from 'yaml';
import { problemsOf } from '../config/problems.ts';
import type { Instant } from '../domain/time.ts';
import type { PaperRecord } from '../operations/windows/audit/paper.ts';
import { type PaperFile, paperSchema } from './paper-schema.ts';

export type ReadPaper =
  | { readonly kind: 'paper'; readonly paper: PaperRecord }
  /** Everything that is wrong, a line each. */
  | { readonly kind: 'wrong'; readonly problems: readonly string[] };

/** What a YAML file of the paper record says, if it can be taken in at `now`. */
export function readPaper(yaml: string, now: Instant): ReadPaper {
  const document = parseDocument(yaml, { lineCounter: new LineCounter(), prettyErrors: true });
  if (document.errors.length > 0) {
    return wrong(document.errors.map(({ message }) => message.split('\n')[0] ?? 'it is not YAML'));
  }
  const value: unknown = document.toJS();
  const read = paperSchema.safeParse(value);
  if (!read.success) return wrong(problemsOf(read.error.issues, value, new Set()));
  const { window, note } = read.data;
  if (window !== undefined && note === undefined) return windowPaper(window, now);
  if (note !== undefined && window === undefined) return notePaper(note, now);
  return wrong(['the file: accepted: either window, or note']);
}

function windowPaper(file: NonNullable<PaperFile['window']>, now: Instant): ReadPaper {
  const { end, operator = file.requester, requester, ticket, ...rest } = file;
  const problems = [
    ...(end <= file.start ? ['window.end: accepted: a time after window.start'] : []),
    ...(end > now ? ['window.end: accepted: a time that is past; record it when it is over'] : []),
    ...file.approvals.flatMap(({ at }, n) =>
      at > now ? [`window.approvals[${n}].at: accepted: a time that is past`] : [],
    ),
  ];
  if (problems.length > 0) return wrong(problems);
  const people = { requester: personOf(requester), operator: personOf(operator) };
  const when = { duration: end - file.start, ...(ticket !== undefined && { ticket }) };
  return { kind: 'paper', paper: { kind: 'window', ...rest, ...people, ...when } };
}

function personOf({ id, name, email }: NonNullable<PaperFile['window']>['requester']) {
  return { id, name, ...(email !== undefined && { email }) };
}

function notePaper(note: NonNullable<PaperFile['note']>, now: Instant): ReadPaper {
  if (note.writtenAt > now) return wrong(['note.writtenAt: accepted: a time that is past']);
  return { kind: 'paper', paper: { kind: 'note', ...note } };
}

function wrong(problems: readonly string[]): ReadPaper {
  return { kind: 'wrong', problems };
}
