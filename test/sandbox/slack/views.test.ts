import type { HomeView, ModalView } from '@slack/types';
import { eventually, manifest, slack } from './support/bolt.ts';
import { client, explanations, refusal } from './support/client.ts';
import { useWorkspace } from './support/workspace.ts';

const workspace = useWorkspace();
const api = () => client(workspace.running);

const modal = (title = 'One', more: Partial<ModalView> = {}): ModalView => ({
  type: 'modal',
  title: { type: 'plain_text', text: title },
  blocks: [{ type: 'divider' }],
  ...more,
});
const withButton = (title: string): ModalView =>
  modal(title, {
    blocks: [
      {
        type: 'actions',
        elements: [{ type: 'button', action_id: 'next', text: { type: 'plain_text', text: 'Next' } }],
      },
    ],
  });

/** Types a command and gives its trigger_id. */
async function trigger(): Promise<string> {
  const ids: string[] = [];
  await workspace.connect((app) =>
    app.command('/root-status', async ({ ack, command }) => {
      ids.push(command.trigger_id);
      await ack();
    }),
  );
  await workspace.control.say('mia', '#security', '/root-status');
  return eventually(() => ids[0]);
}

describe('a trigger_id', () => {
  test('opens one view, once', async () => {
    const trigger_id = await trigger();

    expect(await refusal(api().views.open({ trigger_id, view: modal() }))).toBe('accepted');
    expect(await refusal(api().views.open({ trigger_id, view: modal() }))).toBe('exchanged_trigger_id');
  });

  test('expires after three seconds', async () => {
    const trigger_id = await trigger();
    const issued = performance.now();

    await eventually(() => performance.now() - issued > 3_050);

    expect(await refusal(api().views.open({ trigger_id, view: modal() }))).toBe('expired_trigger_id');
  });

  test('that was never issued is invalid', async () => {
    expect(await refusal(api().views.open({ trigger_id: '1.2.x', view: modal() }))).toBe(
      'invalid_trigger_id',
    );
  });

  test('survives a view that is refused', async () => {
    const trigger_id = await trigger();

    const wrong = api().views.open({ trigger_id, view: modal('x'.repeat(25)) });

    expect(await explanations(wrong)).toEqual([
      '[ERROR] must be less than 25 characters [json-pointer:/view/title/text]',
    ]);
    expect(await refusal(api().views.open({ trigger_id, view: modal() }))).toBe('accepted');
  });

  test('of a command cannot push', async () => {
    expect(await refusal(api().views.push({ trigger_id: await trigger(), view: modal() }))).toBe(
      'invalid_arguments',
    );
  });
});

test('three views can be stacked, and no fourth', async () => {
  const pushes: string[] = [];
  await workspace.connect((app) => {
    app.command('/root-status', async ({ ack, client: web, command }) => {
      await ack();
      await web.views.open({ trigger_id: command.trigger_id, view: withButton('One') });
    });
    app.action('next', async ({ ack, body }) => {
      await ack();
      if (body.type === 'block_actions')
        pushes.push(
          await refusal(api().views.push({ trigger_id: body.trigger_id, view: withButton('More') })),
        );
    });
  });
  await workspace.control.say('mia', '#security', '/root-status');
  await eventually(() => workspace.control.seen('mia', 0).some((seen) => seen.kind === 'modal'));

  for (let i = 1; i <= 3; i += 1) {
    await workspace.control.click('mia', { label: 'Next' });
    await eventually(() => pushes.length === i);
  }

  expect(pushes).toEqual(['accepted', 'accepted', 'push_limit_reached']);
  expect(workspace.control.view('mia', 'modal')).toMatchObject({ modal: { title: 'More', under: 2 } });
});

test('an update with an old hash conflicts, and one of a closed view finds nothing', async () => {
  const opened = await api().views.open({ trigger_id: await trigger(), view: modal() });
  const { id: view_id = '', hash = '' } = opened.view ?? {};

  expect(await refusal(api().views.update({ view_id, hash, view: modal('Two') }))).toBe('accepted');
  expect(await refusal(api().views.update({ view_id, hash, view: modal('Three') }))).toBe('hash_conflict');
  await workspace.control.closeModal('mia');
  expect(await refusal(api().views.update({ view_id, view: modal('Four') }))).toBe('not_found');
});

test('an input block needs a submit button', async () => {
  const view = modal('One', {
    blocks: [
      {
        type: 'input',
        label: { type: 'plain_text', text: 'Reason' },
        element: { type: 'plain_text_input' },
      },
    ],
  });

  expect(await explanations(api().views.open({ trigger_id: await trigger(), view }))).toEqual([
    '[ERROR] must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/0/input]',
  ]);
});

describe('the Home tab', () => {
  const home: HomeView = {
    type: 'home',
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: '42 root users' } },
      {
        type: 'actions',
        elements: [{ type: 'button', action_id: 'refresh', text: { type: 'plain_text', text: 'Refresh' } }],
      },
    ],
  };

  test('is published when its person opens it, and pressed there', async () => {
    const pressed: string[] = [];
    await workspace.connect((app) => {
      app.event('app_home_opened', async ({ client: web, event }) => {
        await web.views.publish({ user_id: event.user, view: home });
      });
      app.action('refresh', async ({ ack, body }) => {
        pressed.push(body.user.id);
        await ack();
      });
    });

    await workspace.control.openHome('lena');

    await eventually(() => workspace.control.view('lena', 'home').plainText === '42 root users\n[Refresh]');
    expect(workspace.control.view('mia', 'home')).toMatchObject({ home: undefined });
    await workspace.control.click('lena', { label: 'Refresh', in: 'home' });
    expect(pressed).toEqual(['U0LENA00001']);
  });

  test('takes no modal, and nobody who is not here', async () => {
    expect(
      await explanations(api().apiCall('views.publish', { user_id: 'U0MIA000001', view: modal() })),
    ).toEqual(['[ERROR] must be of type: home [json-pointer:/view/type]']);
    expect(await refusal(api().views.publish({ user_id: 'U0DORA00001', view: home }))).toBe('user_not_found');
  });

  test('cannot be published where the manifest does not switch it on', async () => {
    const off = manifest();
    const running = await slack({ manifest: { ...off, features: { ...off.features, app_home: {} } } });
    try {
      const call = client(running).views.publish({ user_id: 'U0MIA000001', view: home });
      expect(await refusal(call)).toBe('not_enabled');
    } finally {
      await running.close();
    }
  });
});
