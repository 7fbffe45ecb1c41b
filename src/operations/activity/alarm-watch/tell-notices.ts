import type { AccountNames } from '../../../domain/activity/listing.ts';
import type { Notice } from '../../../domain/alarm-watch/notice.ts';
import { MINUTE } from '../../../domain/time.ts';
import type { NoticePostStore, NoticeRenderer } from '../../alarm-watch-ports.ts';
import type { ChannelCheck } from '../../posting/channel-check.ts';
import type { Claims, OnceMessage, PostingDeps, Shown } from '../../posting/once.ts';
import { showOnce } from '../../posting/show.ts';
import { logUndelivered } from '../telling/undelivered.ts';

export interface TellNoticesDeps extends PostingDeps {
  readonly noticePosts: NoticePostStore;
  readonly renderer: NoticeRenderer;
  /** Empty where the directory is not known. */
  readonly names: () => Promise<AccountNames>;
  readonly alertsChannel: string;
}

export interface ToldNotices {
  /** Those that stand in Slack, once, for certain. */
  readonly settled: readonly Notice[];
  /** Whether each stands there, certain to be there once or not. */
  readonly areAllThere: boolean;
}

/** Sees to it that notices stand in the alerts channel once. Throws where the store gives no answer. */
export async function tellNotices(
  notices: readonly Notice[],
  check: ChannelCheck,
  deps: TellNoticesDeps,
): Promise<ToldNotices> {
  const settled: Notice[] = [];
  let areAllThere = true;
  for (const notice of notices) {
    const { place, again, failed } = await shown(notice, check, deps);
    if (failed !== undefined) logUndelivered(notice.at, { notice: notice.name }, deps);
    if (place === undefined) areAllThere = false;
    else if (again === undefined) settled.push(notice);
  }
  return { settled, areAllThere };
}

async function shown(notice: Notice, check: ChannelCheck, deps: TellNoticesDeps): Promise<Shown> {
  const { alertsChannel, clock } = deps;
  const isFit = (await check(alertsChannel)) === undefined;
  return isFit ? showOnce(messageOf(notice, deps), deps) : { again: clock.now() + MINUTE, failed: {} };
}

function messageOf(notice: Notice, deps: TellNoticesDeps): OnceMessage {
  const { name } = notice;
  const { noticePosts, renderer, names, messenger, clock, alertsChannel } = deps;
  return {
    mark: { kind: 'notice', id: alertsChannel, name },
    target: alertsChannel,
    claims: claimsOn(name, noticePosts),
    post: async (channel, mark) =>
      messenger.post(channel, renderer.notice(notice, await names(), clock.now()), mark),
  };
}

function claimsOn(name: string, posts: NoticePostStore): Claims {
  return {
    load: () => posts.load(name),
    intend: posts.intend,
    claim: posts.claim,
    finish: (by, outcome) => posts.finish(name, by, outcome),
  };
}
