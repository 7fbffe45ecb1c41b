import type { FieldInput, SubmitOutcome } from '../../../sandbox/slack/control.ts';
import { eventually } from './eventually.ts';
import { anOrganizationOf, MEMBER, OTHER } from './organization.ts';
import { startWholeApp, type WholeApp, type WholeAppOptions } from './rootkeeper.ts';

export const APPROVALS = '#root-approvals';

const MEMBERS = { [MEMBER]: { name: 'payments-prod' }, [OTHER]: { name: 'search-prod' } };

/** One of the security team approves; Ravi may break the glass; a ticket is SEC- and a number, or none. */
export const WINDOWS = {
  default: {
    approvers: { groups: ['S0SECTEAM01'] },
    breakGlass: ['U0RAVI00001'],
    ticket: { pattern: 'SEC-\\d+' },
  },
};

/** The whole app with windows configured. */
export function startWithWindows(options: WholeAppOptions = {}): Promise<WholeApp> {
  const { config, ...rest } = options;
  return startWholeApp({
    organization: anOrganizationOf({ members: MEMBERS }),
    ...rest,
    config: {
      channels: { security: 'C0SECURITY1', approvals: 'C0APPROVALS', alerts: 'C0ALERTS001' },
      windows: WINDOWS,
      ...config,
    },
  });
}

/** What a person does about windows, and what they are told for their eyes only. */
export interface Desk {
  /** Types it in #security; what they, and nobody else, are told. */
  type(text: string): Promise<string>;
  /** Types it, and waits for the modal that it opens. */
  open(text: string): Promise<string>;
  /**
   * Presses the newest button of that label, in #root-approvals unless told otherwise, and where `on` can be read; what
   * it brings before them.
   */
  press(label: string, place?: string, on?: string): Promise<string>;
  /** Submits the modal in front of them. */
  submit(fields: Readonly<Record<string, FieldInput>>): Promise<SubmitOutcome>;
  choose(label: string, option: FieldInput): Promise<unknown>;
  /** The modal in front of them now; empty where there is none. */
  modal(): string;
  /** Waits until the modal in front of them holds the text. */
  reads(text: string): Promise<string>;
  /** Waits until the newest message in #root-approvals holds the text, as this person sees it. */
  card(text: string): Promise<string>;
  /** Waits until their Home tab holds the text. */
  home(text: string): Promise<string>;
}

export function deskOf({ slack: { control } }: Pick<WholeApp, 'slack'>, person: string): Desk {
  let since = control.sequence();
  const told = () =>
    control.seen(person, since).flatMap((seen) => {
      if (seen.kind === 'modal') return seen.change === 'closed' ? [] : [seen.modal.plainText];
      if (seen.kind === 'warning') return [seen.text];
      return seen.kind === 'message' && seen.message.ephemeral ? [seen.message.plainText] : [];
    });
  const answer = () => eventually(`${person} is answered`, () => told().at(0));
  const place = (where: string) => control.view(person, where).plainText;
  const holds = (where: string, text: string) =>
    eventually(`${person} reads “${text}” in ${where}; it reads: ${place(where)}`, () => {
      const shown = place(where);
      return shown.includes(text) && shown;
    });
  const type = async (text: string) => {
    since = control.sequence();
    await control.say(person, '#security', text);
    return answer();
  };
  return {
    type,
    open: type,
    async press(label, where = APPROVALS, on) {
      since = control.sequence();
      await control.click(person, { label, in: where, ...(on === undefined ? {} : { on }) });
      return answer();
    },
    submit: (fields) => control.submit(person, fields),
    choose: (label, option) => control.choose(person, { label, option, in: 'modal' }),
    modal: () => place('modal'),
    reads: (text) => holds('modal', text),
    card: (text) => holds(APPROVALS, text),
    home: (text) => holds('home', text),
  };
}

/** Asks for a window in one line, and waits for its card. Its id. */
export async function requested(
  whole: Pick<WholeApp, 'slack'>,
  person: string,
  line = 'payments-prod for 1h task "S3 MFA delete" because "auditor finding 7"',
): Promise<string> {
  const desk = deskOf(whole, person);
  const answer = await desk.type(`/root-request ${line}`);
  const [id] = /RW-\w{6}/.exec(answer) ?? [];
  if (id === undefined) throw new Error(`No window came of it: ${answer}`);
  await desk.card(id);
  return id;
}
