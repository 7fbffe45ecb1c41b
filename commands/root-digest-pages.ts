import type { BlockAction } from '@slack/bolt';
import type { Actor } from '../src/domain/actor.ts';
import type { Digest } from '../src/domain/digest/digest.ts';
import { UserError } from '../src/domain/errors.ts';
import type { Digests } from '../src/operations/digest/digests.ts';
import { inTurns } from '../src/operations/in-turns.ts';
import { type DigestValue, parseDigestValue } from '../src/slack/digest/digest-value.ts';
import { digestPage, expiredDigest } from '../src/slack/digest/page.ts';
import type { Message } from '../src/slack/message.ts';
import { notAllowedToRead } from '../src/slack/refusal.ts';
import { actorOf } from './actor.ts';
import { answering } from './answering.ts';
import type { CommandDeps, DigestCommandDeps } from './deps.ts';
import { pressAnswer } from './modal-answer.ts';
import type { ButtonArgs } from './root-status-pages.ts';

/**
 * Show all, Accounts not measured, Previous, Next: the page takes the place of the one that was pressed. The digest in the
 * channel stays as it is: below it, whoever pressed gets a page of their own.
 */
export function turnDigestPage(deps: CommandDeps, digests: DigestCommandDeps) {
  return async (args: ButtonArgs): Promise<void> => {
    const { ack, action, body, respond } = args;
    await ack();
    const say = pressAnswer(args, deps.log);
    await answering(say, deps, async () => {
      const found = await pressedDigest(actorOf(body), action.value, deps, digests.digests.of);
      if (found.kind === 'refused') return say(found.answer);
      const { view, page } = found.value;
      const { canAcknowledge, turn } = digests;
      const pieces = digestPage(found.digest, { view, page, canAcknowledge, now: deps.clock.now() });
      const message = await inTurns(pieces, turn);
      if (!isTheirsAlone(body)) return say(message);
      return respond({ response_type: 'ephemeral', replace_original: true, ...message });
    });
  };
}

function isTheirsAlone({ container }: BlockAction): boolean {
  return container?.is_ephemeral === true;
}

export type PressedDigest =
  | { readonly kind: 'read'; readonly digest: Digest; readonly value: DigestValue }
  | { readonly kind: 'refused'; readonly answer: Message };

/**
 * The digest that a button, or a modal's private_metadata, names, given by `read`. The value only says which one: whether
 * the person may see it is asked anew every time.
 */
export async function pressedDigest(
  actor: Actor,
  text: string | undefined,
  deps: CommandDeps,
  read: Digests['of'],
): Promise<PressedDigest> {
  const permission = await deps.authorizeReader(actor);
  if (permission.kind === 'refused') {
    return { kind: 'refused', answer: notAllowedToRead(permission.why, deps.securityChannel) };
  }
  const value = parseDigestValue(text);
  if (value === undefined) throw outdated();
  const day = await read(value.date);
  if (day === undefined) return { kind: 'refused', answer: expiredDigest() };
  return { kind: 'read', digest: day.digest, value };
}

function outdated(): UserError {
  return new UserError(
    'This button is of another version of Rootkeeper, and names no digest.',
    'Type /root-digest for the last one.',
  );
}
