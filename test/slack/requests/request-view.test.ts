import fc from 'fast-check';
import type { ApproverPool } from '../../../src/domain/approval-policy/pool.ts';
import { windowId } from '../../../src/domain/window/id.ts';
import type { RequestPreview } from '../../../src/domain/window/outcomes.ts';
import { EMPTY_FORM, type RequestForm } from '../../../src/slack/requests/request-form.ts';
import { requestView } from '../../../src/slack/requests/request-view.ts';
import { plainTextOf } from '../../support/blocks/plain-text.ts';
import { randomName } from '../../support/blocks/random-posture.ts';
import { viewViolations } from '../../support/blocks/views.ts';
import { accountIdNumber, anAccount } from '../../support/builders/account.ts';
import { aForm, aPreview, NAMES } from '../../support/builders/request-form.ts';
import { NOW } from '../../support/builders/time.ts';
import { aPolicy, digest } from '../../support/builders/window.ts';
import { ANA, OMAR } from '../../support/builders/window-people.ts';

function shown(form: RequestForm): string {
  const view = requestView(form);
  expect(viewViolations(view)).toEqual([]);
  return plainTextOf(view.blocks as Parameters<typeof plainTextOf>[0]);
}

/** The last block: what a person is told before they ask. */
function told(preview: Partial<RequestPreview>, values: Partial<RequestForm['values']> = {}): string {
  const text = shown(aForm({ values: { ...EMPTY_FORM, ...values }, preview: aPreview(preview) }));
  return text.slice(text.indexOf('Before you ask\n') + 'Before you ask\n'.length);
}

function labels(form: RequestForm): string[] {
  return requestView(form).blocks.flatMap((block) => ('label' in block ? [block.label.text] : []));
}

describe('the form of a request', () => {
  it('reads like this before anything is chosen', () => {
    expect(shown(aForm())).toBe(`Accounts: <multi_external_select>
Accounts or scopes, 20 accounts in all. A scope is what it holds when you submit.
Operator: <users_select>
Who will sign in as root. Neither they nor you can approve.
Task: <static_select>
Reason: <plain_text_input>
The approvers read it, and it stays on the record.
Ticket: <plain_text_input>
Whether one is required depends on the accounts.
When: <radio_buttons>
Duration: <plain_text_input>
Such as 30m, 1h, 1h30m or 90 min.
Before you ask
Choose accounts: who may approve, and what the operator needs, is then told here.`);
  });

  it('says that who may approve is being looked up, where accounts are chosen already', () => {
    const accounts = [{ value: 'payments-prod', label: 'payments-prod' }];
    expect(shown(aForm({ values: { ...EMPTY_FORM, accounts } }))).toContain(
      'Who may approve is being looked up; fill in the rest meanwhile. If this line stays, choose the accounts again.',
    );
  });

  it('asks for the start only where one is wanted', () => {
    expect(labels(aForm())).not.toContain('Start');
    expect(labels(aForm({ values: { ...EMPTY_FORM, when: 'at' } }))).toContain('Start');
  });

  it('says what to use instead of root, and asks why root all the same, where the task no longer needs it', () => {
    const instead = 'Open a central root session with sts:AssumeRoot.';
    const text = shown(aForm({ preview: aPreview({ need: { kind: 'no', instead } }) }));
    expect(text).toContain(`This no longer needs the root user here. Use instead: ${instead}
Why root all the same: <plain_text_input>`);
    expect(labels(aForm({ preview: aPreview() }))).not.toContain('Why root all the same');
  });

  it('says what the policy asks of the ticket and the duration', () => {
    const policy = aPolicy({ ticket: { required: true, pattern: '[A-Z]+-\\d+' } });
    const text = shown(aForm({ preview: aPreview({ policy }) }));
    expect(text).toContain('Required, like ABC-123.');
    expect(text).toContain('Such as 30m, 1h, 1h30m or 90 min. At most 4 h here.');
    expect(shown(aForm({ preview: aPreview() }))).toContain('Optional.');
  });

  it('lets nobody leave a required ticket out, but in a break-glass window', () => {
    const preview = aPreview({ policy: aPolicy({ ticket: { required: true } }), mayBreakGlass: true });
    const isOptional = (breakGlass: boolean) => {
      const view = requestView(aForm({ values: { ...EMPTY_FORM, breakGlass }, preview }));
      return view.blocks.some(
        (block) => 'label' in block && block.label.text === 'Ticket' && block.optional === true,
      );
    };
    expect([isOptional(false), isOptional(true)]).toEqual([false, true]);
  });

  it('names the window that more time is asked for', () => {
    const continues = windowId('an earlier view', digest);
    expect(shown(aForm({ values: { ...EMPTY_FORM, continues } }))).toMatch(
      /^More time for RW-\w{6}: a new window, approved anew, that names the old one\.\n/,
    );
  });
});

describe('break-glass in the form', () => {
  it('is offered to nobody who may not', () => {
    expect(labels(aForm({ preview: aPreview() }))).not.toContain('Break-glass');
    expect(labels(aForm())).not.toContain('Break-glass');
    const ticked = aForm({ values: { ...EMPTY_FORM, breakGlass: true }, preview: aPreview() });
    expect(requestView(ticked).submit?.text).toBe('Ask');
  });

  it('warns plainly, is not asked when, and says on its button what it does', () => {
    const form = aForm({
      values: { ...EMPTY_FORM, breakGlass: true, when: 'at' },
      preview: aPreview({ mayBreakGlass: true }),
    });
    expect(JSON.stringify(requestView(form))).toContain(
      'Pages everyone now. Somebody else must review it afterwards.',
    );
    expect(labels(form)).toEqual([
      'Accounts',
      'Operator',
      'Task',
      'Reason',
      'Ticket',
      'Duration',
      'Break-glass',
    ]);
    expect(requestView(form).submit?.text).toBe('Open it now');
    expect(
      told({ mayBreakGlass: true }, { breakGlass: true }),
    ).toBe(`For 1 account: payments-prod 111122223333.
BREAK-GLASS: it opens the moment you submit, nobody is asked, and everyone is paged. Somebody else must review it.
Policy: prod. At most 4 h.`);
  });
});

describe('what the form tells before it is submitted', () => {
  it('is who may approve, how many must, and when it lapses', () => {
    expect(told({})).toBe(`For 1 account: payments-prod 111122223333.
Who may approve: Ana Kovač and Omar Diaz. Two of them must.
Policy: prod. At most 4 h. If nobody decides, it lapses 8 h after you ask.`);
  });

  it('counts those whom it does not name', () => {
    const people = Array.from({ length: 20 }, (_, n) => `U${n}`);
    const pool: ApproverPool = { kind: 'enough', people, quorum: 1, leftOut: [] };
    expect(told({ pool })).toContain(
      'Who may approve: U0, U1, U2, U3, U4, U5, U6, U7 and 12 others. One of them must.',
    );
  });

  it('is why nobody can approve, and what to do', () => {
    const leftOut = [
      { id: OMAR.id, because: { why: 'is-operator' as const } },
      { id: ANA.id, because: { why: 'not-a-member' as const, standing: 'guest' as const } },
    ];
    expect(told({ pool: { kind: 'too-few', people: [], quorum: 2, leftOut } })).toContain(
      `TOO FEW CAN APPROVE THIS. Nobody could approve this, and 2 must. Omar Diaz is the operator; Ana Kovač is a guest of the workspace.
Do: choose another operator, or have approvers added to the policy in rootkeeper.yml.`,
    );
  });

  it('is that no policy speaks for an account', () => {
    const account = anAccount();
    const { policy: _policy, pool: _pool, ...rest } = aPreview({ ungoverned: [account] });
    expect(shown(aForm({ preview: rest }))).toContain(
      `NOBODY CAN APPROVE THIS: no policy speaks for payments-prod 111122223333.
Do: leave them out, or have them added under windows.policies, or a windows.default, in rootkeeper.yml.`,
    );
  });

  it('is whom to phone for what the operator needs', () => {
    const accounts = [anAccount(), anAccount({ id: accountIdNumber(1), name: 'legacy-crm' })];
    const custody = [
      {
        kind: 'mfa-device' as const,
        label: 'MFA device B2',
        holder: OMAR.id,
        place: 'safe 3',
        accounts: [anAccount().id],
      },
      {
        kind: 'mailbox' as const,
        label: 'root@corp.example',
        holder: ANA.id,
        accounts: accounts.map(({ id }) => id),
      },
    ];
    expect(told({ accounts, custody })).toContain(
      `The operator needs MFA device B2 (for 111122223333), kept in safe 3: phone Omar Diaz, who has it.
The operator needs the mailbox root@corp.example: phone Ana Kovač, who has it.`,
    );
  });

  it('is what to know about the task before signing in', () => {
    expect(told({}, { taskId: 'kms-recovery' })).toContain(
      "About the task: AWS Support confirms through the root user's primary phone number: check it first.",
    );
  });

  it('is that too many accounts are chosen', () => {
    const accounts = Array.from({ length: 42 }, (_, n) =>
      anAccount({ id: accountIdNumber(n), name: `a${n}` }),
    );
    expect(told({ accounts })).toMatch(
      /^TOO MANY: 42 accounts are chosen, and a window holds at most 20\. Do: choose fewer, or a smaller scope\.\n/,
    );
  });
});

describe('any form at all', () => {
  const ids = fc.array(fc.stringMatching(/^U[A-Z0-9]{8}$/), { maxLength: 40 });
  const preview: fc.Arbitrary<RequestPreview> = fc
    .record({
      name: randomName,
      people: ids,
      size: fc.integer({ min: 0, max: 60 }),
      label: randomName,
      quorum: fc.integer({ min: 1, max: 10 }),
    })
    .map(({ name, people, size, label, quorum }) => {
      const accounts = Array.from({ length: size }, (_, n) => anAccount({ id: accountIdNumber(n), name }));
      const because = { why: 'unread' as const, reason: label };
      return aPreview({
        accounts,
        ungoverned: accounts.slice(0, 30),
        policy: aPolicy({ ticket: { pattern: label.slice(0, 200) } }),
        pool: { kind: 'too-few', people, quorum, leftOut: people.map((id) => ({ id, because })) },
        custody: people.map((holder) => ({
          kind: 'mailbox',
          label,
          holder,
          place: label,
          accounts: accounts.map(({ id }) => id),
        })),
        need: { kind: 'no', instead: label },
        names: new Map(people.map((id) => [id, name])),
        mayBreakGlass: true,
      });
    });

  it('is one that Slack takes, whatever names and labels there are', () => {
    fc.assert(
      fc.property(preview, fc.boolean(), randomName, (given, breakGlass, text) => {
        const values = {
          ...EMPTY_FORM,
          breakGlass,
          reason: text,
          ticket: text,
          when: 'at' as const,
          start: NOW,
        };
        expect(viewViolations(requestView(aForm({ values, preview: given })))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('reads no markup in any of it', () => {
    const names = new Map([...NAMES, [OMAR.id, '<!channel> *Omar*']]);
    const view = requestView(
      aForm({ preview: aPreview({ names, accounts: [anAccount({ name: '<@U123>' })] }) }),
    );
    const text = JSON.stringify(view);
    expect(text).toContain('<!channel> *Omar*');
    expect(text).not.toContain('mrkdwn');
    expect(text).not.toContain('"type":"user"');
  });
});
