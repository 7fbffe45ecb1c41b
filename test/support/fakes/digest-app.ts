import type { FieldInput, Seen, SubmitOutcome } from '../../../sandbox/slack/control.ts';
import { eventually } from './eventually.ts';
import { anOrganizationOf, MEMBER, OTHER } from './organization.ts';
import { startWholeApp, type WholeApp, type WholeAppOptions } from './rootkeeper.ts';

const SECURITY = '#security';
/** Of a hundred accounts, on a machine with much else to do. */
const SWEEP_TAKES = 50_000;

const CONTACT = { name: 'Security', email: 'security@corp.example' };

/** One account that is critical and has other findings too, one with a single finding, and the management account. */
export const DIGEST_MEMBERS = {
  [MEMBER]: {
    name: 'payments-prod',
    root: { password: {}, accessKeys: [{ lastUsed: '3h ago' }] },
    securityContact: CONTACT,
  },
  [OTHER]: { name: 'search-prod' },
};

/** The whole app with a digest in #security, due at a time that does not come by itself; Mia and Omar may acknowledge. */
export function startWithDigest(options: WholeAppOptions = {}): Promise<WholeApp> {
  const { config, ...rest } = options;
  return startWholeApp({
    organization: anOrganizationOf({ members: DIGEST_MEMBERS, management: { securityContact: CONTACT } }),
    ...rest,
    config: { digest: DIGEST, ...config },
  });
}

export const DIGEST = {
  schedule: '0 0 1 * *',
  acknowledgers: { users: ['U0MIA000001', 'U0OMAR00001'] },
};

/** What a person types and presses about digests, and what they alone are told. */
export interface Reader {
  /** Types it in #security, or the channel given; the answer, which is no progress line. */
  ask(text: string): Promise<string>;
  /** Presses the newest button of that label there, where `on` can be read; what it brings before them. */
  press(label: string, on?: string): Promise<string>;
  /** Progress lines since the last deed. */
  progress(): readonly string[];
  choose(label: string, option: FieldInput): Promise<unknown>;
  submit(fields: Readonly<Record<string, FieldInput>>): Promise<SubmitOutcome>;
  close(): Promise<unknown>;
  /** The modal in front of them now; empty where there is none. */
  modal(): string;
  /** Waits until the modal in front of them holds the text. */
  reads(text: string): Promise<string>;
  /** The messages there that begin so, and that everybody there sees. */
  posted(beginning: string): readonly string[];
}

export function readerOf(
  { slack: { control } }: Pick<WholeApp, 'slack'>,
  person: string,
  channel = SECURITY,
): Reader {
  let since = control.sequence();
  const told = () => control.seen(person, since).flatMap(privately);
  const answer = () =>
    eventually(
      `${person} is answered`,
      () => told().find(({ isProgress }) => !isProgress)?.text,
      SWEEP_TAKES,
    );
  const modal = () => control.view(person, 'modal').plainText;
  return {
    async ask(text) {
      since = control.sequence();
      await control.say(person, channel, text);
      return answer();
    },
    async press(label, on) {
      since = control.sequence();
      await control.click(person, { label, in: channel, ...(on === undefined ? {} : { on }) });
      return answer();
    },
    progress: () => told().flatMap(({ isProgress, text }) => (isProgress ? [text] : [])),
    choose: (label, option) => control.choose(person, { label, option, in: 'modal' }),
    submit: (fields) => control.submit(person, fields),
    close: () => control.closeModal(person),
    modal,
    reads: (text) =>
      eventually(`${person} reads “${text}” in the modal; it reads: ${modal()}`, () => {
        const shown = modal();
        return shown.includes(text) && shown;
      }),
    posted(beginning) {
      const screen = control.view(person, channel);
      if (screen.kind !== 'channel') return [];
      const posted = screen.messages.filter(({ ephemeral }) => !ephemeral);
      return posted.map(({ plainText }) => plainText).filter((text) => text.startsWith(beginning));
    },
  };
}

/** What nobody else sees: ephemeral messages, modals, and Slack's own warnings. */
function privately(seen: Seen): { readonly text: string; readonly isProgress: boolean }[] {
  switch (seen.kind) {
    case 'warning':
      return [{ text: seen.text, isProgress: false }];
    case 'modal':
      return seen.change === 'closed' ? [] : [{ text: seen.modal.plainText, isProgress: false }];
    case 'message': {
      const { ephemeral, plainText, blocks } = seen.message;
      const isProgress = blocks.some(({ block_id }) => block_id.startsWith('progress'));
      return ephemeral && seen.change !== 'deleted' ? [{ text: plainText, isProgress }] : [];
    }
    case 'home':
      return [];
  }
}
