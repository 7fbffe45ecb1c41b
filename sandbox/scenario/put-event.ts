import { readFile } from 'node:fs/promises';
import type { AccountId } from '../../src/domain/account.ts';
import { isObject } from '../events/record.ts';
import { filledIn } from '../events/told-file.ts';
import { instantOf } from '../organization/moment.ts';
import { BrokenExpectation } from './broken.ts';
import type { Action } from './scenario.ts';
import type { Stage } from './stage.ts';

/** Something happens, and AWS tells of it. Throws `BrokenExpectation` where the organization has no such account. */
export async function putEvent(
  { event }: Extract<Action, { kind: 'event' }>,
  { aws, clock }: Pick<Stage, 'aws' | 'clock'>,
  twice: boolean,
): Promise<void> {
  const now = clock.now();
  // "Ago" is counted from now, not from the start.
  const at = event.at === undefined ? {} : { at: instantOf(event.at, now) };
  if (event.kind === 'act') {
    const accountId = accountCalled(event.account, aws);
    for (let time = 0; time < (event.times ?? 1); time += 1)
      aws.events.perform(accountId, event.act, at.at ?? now, { twice });
    return;
  }
  const { account } = event;
  const accountId = account === undefined ? {} : { accountId: accountCalled(account, aws) };
  const context = { now, eventId: aws.events.newId(), ...accountId, ...at };
  const text = await readFile(event.file, 'utf8');
  const value = parsed(text);
  aws.events.deliver(isObject(value) ? filledIn(value, context) : text, { twice });
}

function accountCalled(account: string, aws: Stage['aws']): AccountId {
  const id = aws.accountCalled(account);
  if (id === undefined) throw new BrokenExpectation(`there is no account ${account} in the organization`);
  return id;
}

/** `undefined` where it is no JSON: then it is put on the queue as it is. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
