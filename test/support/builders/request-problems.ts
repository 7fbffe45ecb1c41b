import { DAY, HOUR } from '../../../src/domain/time.ts';
import type { RequestProblem } from '../../../src/domain/window/problem.ts';
import { anAccount } from './account.ts';
import { NOW } from './time.ts';
import { ANA, OMAR } from './window-people.ts';

/** One problem of every kind, by what is wrong. */
export const EVERY_PROBLEM: Readonly<Record<string, RequestProblem>> = {
  'no account': { field: 'accounts', why: 'none' },
  'too many accounts': { field: 'accounts', why: 'too-many', count: 42, most: 20 },
  'an unknown account': {
    field: 'accounts',
    why: 'no-such',
    typed: 'payment',
    suggestions: ['payments-prod'],
  },
  'an account like no other': { field: 'accounts', why: 'no-such', typed: 'zzz', suggestions: [] },
  'unread tags': { field: 'accounts', why: 'undecided', scope: 'prod', count: 3 },
  'a suspended account': {
    field: 'accounts',
    why: 'inactive',
    accounts: [anAccount({ state: 'SUSPENDED' })],
  },
  'no policy': { field: 'accounts', why: 'ungoverned', accounts: [anAccount()] },
  'may not request': { field: 'requester', why: 'may-not-request', because: 'not-listed' },
  'a requester who is a guest': {
    field: 'requester',
    why: 'barred',
    because: { why: 'not-a-member', standing: 'guest' },
  },
  'an operator who has left': {
    field: 'operator',
    why: 'barred',
    because: { why: 'not-a-member', standing: 'deactivated' },
  },
  'an operator who could not be checked': {
    field: 'operator',
    why: 'barred',
    because: { why: 'unread', reason: 'users.info: ratelimited' },
  },
  'no task': { field: 'task', why: 'unknown' },
  'a task like several': {
    field: 'task',
    why: 'unclear',
    suggestions: ['Close the account', 'Another task'],
  },
  'a task like one': { field: 'task', why: 'unclear', suggestions: ['Close the account'] },
  'a task like none': { field: 'task', why: 'unclear', suggestions: [] },
  'a task that needs no root': {
    field: 'task',
    why: 'needs-insistence',
    instead: 'Use a central root session.',
  },
  'no insistence': { field: 'insistence', why: 'text', problem: { kind: 'empty' } },
  'too long a reason': { field: 'reason', why: 'text', problem: { kind: 'too-long', most: 3_000 } },
  'half a character': { field: 'origin', why: 'text', problem: { kind: 'not-unicode' } },
  'no ticket': { field: 'ticket', why: 'ticket', problem: { kind: 'missing' } },
  'too long a ticket': { field: 'ticket', why: 'ticket', problem: { kind: 'too-long', most: 100 } },
  'half a character in the ticket': { field: 'ticket', why: 'ticket', problem: { kind: 'not-unicode' } },
  'another ticket': { field: 'ticket', why: 'ticket', problem: { kind: 'mismatch', pattern: 'SEC-\\d+' } },
  'a start in the past': { field: 'start', why: 'past', start: NOW - HOUR },
  'not in the past': { field: 'start', why: 'not-past', start: NOW - HOUR },
  'too far a start': { field: 'start', why: 'too-far', most: 90 * DAY },
  'no start': { field: 'start', why: 'missing' },
  'a start that is no time': { field: 'start', why: 'not-a-time' },
  'a later break-glass': { field: 'start', why: 'break-glass-starts-now' },
  'no duration': { field: 'duration', why: 'not-positive' },
  'too long': { field: 'duration', why: 'too-long', most: 4 * HOUR },
  'more time for nothing': { field: 'continues', why: 'no-such-window' },
  'more time for others': { field: 'continues', why: 'not-yours' },
  'no right to break the glass': { field: 'break-glass', why: 'not-named' },
  'an operator who may not break the glass': { field: 'break-glass', why: 'operator-not-named' },
  'nobody to approve': {
    field: 'approvers',
    why: 'too-few',
    pool: {
      kind: 'too-few',
      people: [ANA.id],
      quorum: 2,
      leftOut: [{ id: OMAR.id, because: { why: 'too-new', from: NOW + 30 * DAY } }],
    },
  },
};
