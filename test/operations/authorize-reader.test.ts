import type { Actor } from '../../src/domain/actor.ts';
import { createAuthorizeReader, type Readers } from '../../src/operations/authorize-reader.ts';
import type { Workspace } from '../../src/operations/ports.ts';
import { recordingLog } from '../support/fakes/log.ts';
import { type FakeWorkspaceShape, fakeWorkspace } from '../support/fakes/workspace.ts';

const MIA: Actor = { userId: 'UMIA', teamId: 'T1' };
const LISTED: Readers = { users: ['UMIA'], groups: [] };

function permissionOf(
  actor: Actor,
  readers: Readers,
  shape: FakeWorkspaceShape = {},
  overrides: Partial<Workspace> = {},
) {
  return createAuthorizeReader(fakeWorkspace(shape, overrides), readers, recordingLog())(actor);
}

const slackFails = () => Promise.reject(new Error('An API error occurred: internal_error'));

describe('somebody may read posture', () => {
  test('who is listed', async () => {
    expect(await permissionOf(MIA, LISTED)).toEqual({ kind: 'allowed' });
  });

  test('who is in a listed group', async () => {
    const readers = { users: [], groups: ['SOTHER', 'SSEC'] };

    expect(await permissionOf(MIA, readers, { groups: { SOTHER: [], SSEC: ['UMIA'] } })).toEqual({
      kind: 'allowed',
    });
  });

  test('who is listed, although groups cannot be read: they need a paid plan', async () => {
    const readers = { users: ['UMIA'], groups: ['SSEC'] };

    expect(await permissionOf(MIA, readers, {}, { groupMembers: slackFails })).toEqual({ kind: 'allowed' });
  });

  test('who is in one listed group, although another cannot be read', async () => {
    const readers = { users: [], groups: ['SGONE', 'SSEC'] };

    expect(await permissionOf(MIA, readers, { groups: { SSEC: ['UMIA'] } })).toEqual({ kind: 'allowed' });
  });

  test('who is of another workspace of the same enterprise', async () => {
    const actor = { ...MIA, teamId: 'T2', enterpriseId: 'E1' };

    expect(await permissionOf(actor, LISTED, { enterpriseId: 'E1' })).toEqual({ kind: 'allowed' });
  });
});

describe('somebody may not', () => {
  const refused = (why: string) => ({ kind: 'refused', why });

  test('where nobody is configured, and Slack is not even asked', async () => {
    const nobody = { users: [], groups: [] };

    expect(await permissionOf(MIA, nobody, {}, { person: slackFails })).toEqual(refused('nobody-configured'));
  });

  test('who is neither listed nor in a listed group', async () => {
    const readers = { users: ['UOMAR'], groups: ['SSEC'] };

    expect(await permissionOf(MIA, readers, { groups: { SSEC: ['ULENA'] } })).toEqual(refused('not-listed'));
  });

  test.each([
    ['deactivated', { isDeactivated: true }],
    ['bot', { isBot: true }],
    ['guest', { isGuest: true }],
    ['other-team', { isStranger: true }],
  ])('who is %s, although listed', async (why, person) => {
    expect(await permissionOf(MIA, LISTED, { person })).toEqual(refused(why));
  });

  test('who is of another workspace', async () => {
    expect(await permissionOf({ ...MIA, teamId: 'T2' }, LISTED)).toEqual(refused('other-team'));
  });

  test('who is of another enterprise, or of one where the app is in none', async () => {
    const actor = { ...MIA, teamId: 'T2', enterpriseId: 'E2' };

    expect(await permissionOf(actor, LISTED, { enterpriseId: 'E1' })).toEqual(refused('other-team'));
    expect(await permissionOf(actor, LISTED)).toEqual(refused('other-team'));
  });

  test('whose envelope names nobody', async () => {
    expect(await permissionOf({ userId: '', teamId: '' }, LISTED)).toEqual(refused('other-team'));
  });

  test.each(['home', 'person'] as const)('where Slack does not answer about %s', async (method) => {
    expect(await permissionOf(MIA, LISTED, {}, { [method]: slackFails })).toEqual(refused('unverifiable'));
  });

  test('who is in no group that can be read, where one cannot', async () => {
    const readers = { users: [], groups: ['SGONE', 'SSEC'] };

    expect(await permissionOf(MIA, readers, { groups: { SSEC: [] } })).toEqual(refused('unverifiable'));
  });

  test('and the log says what Slack said', async () => {
    const log = recordingLog();
    await createAuthorizeReader(fakeWorkspace({}, { person: slackFails }), LISTED, log)(MIA);

    expect(log.lines).toMatchObject([{ level: 'warn', fields: { userId: 'UMIA', err: expect.any(Error) } }]);
  });
});
