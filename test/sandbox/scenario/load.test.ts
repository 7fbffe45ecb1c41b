import { readFile } from 'node:fs/promises';
import { inRepository } from '../../../sandbox/process/repository.ts';
import { scenarioJsonSchema } from '../../../sandbox/scenario/json-schema.ts';
import { parseScenario } from '../../../sandbox/scenario/load.ts';
import { HOUR, MINUTE } from '../../../src/domain/time.ts';

const stepsOf = (yaml: string) => parseScenario(`steps:\n${yaml}`, '/s/x.yml').steps;

test('a scenario is read with its paths taken from its own folder', () => {
  const scenario = parseScenario(
    `
org: ./org.yml
now: 2026-11-20T09:00:00Z
config: ../rootkeeper.yml
apps: 2
steps:
  - say: /root-status prod
    as: mia
    in: "#security"
    expect: ["3 of 12", "/(?<id>RW-\\\\w+)/"]
    reject: undefined
  - event: ./console-login.json
`,
    '/scenarios/here/x.yml',
  );
  expect(scenario).toMatchObject({
    organization: { kind: 'file', path: '/scenarios/here/org.yml' },
    startAt: Date.parse('2026-11-20T09:00:00Z'),
    config: '/scenarios/rootkeeper.yml',
    apps: 2,
  });
  expect(scenario.steps).toEqual([
    {
      action: { kind: 'say', text: '/root-status prod' },
      as: 'mia',
      in: '#security',
      expect: ['3 of 12', '/(?<id>RW-\\w+)/'],
      reject: ['undefined'],
    },
    {
      action: { kind: 'event', event: { kind: 'file', file: '/scenarios/here/console-login.json' } },
      expect: [],
      reject: [],
    },
  ]);
});

test('every kind of step is understood', () => {
  const actions = stepsOf(`
  - click: Approve…
  - submit: { Account: payments-prod, Days: 3, Notify: [omar, lena], Note: null }
  - wait: 8h
  - kill: app
  - kill: app 2
  - kill: { before: chat.update, nth: 2 }
  - kill: { after: "dynamodb:UpdateItem", on: RW-7F3K2M }
  - fault: { call: "iam:*", kind: throttle, for: 10m }
  - fault: { call: "iam:*", for: off }
  - edit: { window: RW-7F3K2M, history.0.event.note: changed }
  - edit: { pk: RW-7F3K2M, sk: CARD#C1, delete: true }
  - edit: { window: RW-7F3K2M, keep: approved }
  - edit: { window: RW-7F3K2M, restore: approved }
  - click: Deny…
    on: RW-7F3K2M
    confirm: decline
  - choose: { Task: S3 MFA delete }
  - root: { "333344445555": { created: 2020-01-01, mfa: [totp] } }
  - standing: { omar: deactivated }
  - group: { security-team: [mia] }
  - config: ./stricter.yml
  - event: { file: ./x.json, account: payments-prod, at: 6h ago }
  - event: { did: sign-in, account: payments-prod, from: 198.51.100.1, at: 2026-11-20T09:00:00Z }
  - see: home
`).map(({ action }) => action);
  expect(actions).toEqual([
    { kind: 'click', label: 'Approve…' },
    {
      kind: 'submit',
      fields: { Account: 'payments-prod', Days: '3', Notify: ['omar', 'lena'], Note: null },
    },
    { kind: 'wait', by: 8 * HOUR },
    { kind: 'kill', app: 1 },
    { kind: 'kill', app: 2 },
    { kind: 'kill-around', when: 'before', call: 'slack:chat.update', nth: 2 },
    { kind: 'kill-around', when: 'after', call: 'dynamodb:UpdateItem', nth: 1, on: 'RW-7F3K2M' },
    { kind: 'fault', call: 'iam:*', fault: 'throttle', for: 10 * MINUTE },
    { kind: 'fault-off', call: 'iam:*' },
    {
      kind: 'edit',
      item: { pk: 'RW-7F3K2M', sk: 'WINDOW', within: 'window' },
      edit: { kind: 'set', changes: { 'history.0.event.note': 'changed' } },
    },
    { kind: 'edit', item: { pk: 'RW-7F3K2M', sk: 'CARD#C1' }, edit: { kind: 'delete' } },
    {
      kind: 'edit',
      item: { pk: 'RW-7F3K2M', sk: 'WINDOW', within: 'window' },
      edit: { kind: 'keep', name: 'approved' },
    },
    {
      kind: 'edit',
      item: { pk: 'RW-7F3K2M', sk: 'WINDOW', within: 'window' },
      edit: { kind: 'restore', name: 'approved' },
    },
    { kind: 'click', label: 'Deny…', confirm: 'decline' },
    { kind: 'choose', fields: { Task: 'S3 MFA delete' } },
    {
      kind: 'root',
      roots: [
        {
          accountId: '333344445555',
          root: {
            ...{ mfa: ['totp'], accessKeys: [], certificates: [] },
            created: { kind: 'at', at: Date.parse('2020-01-01') },
          },
        },
      ],
    },
    { kind: 'standing', standings: { omar: 'deactivated' } },
    { kind: 'group', members: { 'security-team': ['mia'] } },
    { kind: 'config', file: '/s/stricter.yml' },
    {
      kind: 'event',
      event: {
        ...{ kind: 'file', file: '/s/x.json', account: 'payments-prod' },
        at: { kind: 'ago', ago: 6 * HOUR },
      },
    },
    {
      kind: 'event',
      event: {
        ...{ kind: 'act', account: 'payments-prod' },
        act: { did: 'sign-in', from: '198.51.100.1' },
        at: { kind: 'at', at: Date.parse('2026-11-20T09:00:00Z') },
      },
    },
    { kind: 'see', place: 'home' },
  ]);
});

test('everything that is wrong with a scenario is told at once, each with what is accepted', () => {
  const wrong = () =>
    parseScenario(
      `
now: yesterday
spets: []
steps:
  - say: hello
    wait: 8h
  - wiat: 8h
  - wait: soon
  - fault: { call: "s3:GetObject", kind: explode }
  - say: hello
    expect: "/(/"
  - fault: { call: "iam:GetCredentialReprot", kind: error }
  - kill: { before: chat.updat }
  - say: hello
    as: mira
    in: "#sales"
  - say: \${id}
  - { as: mia }
  - edit: { window: RW-1, pk: RW-1 }
  - edit: { window: RW-1, delete: true, version: 3 }
  - standing: { mira: fired }
  - group: { sales: [mia, mira] }
  - say: hello
    confirm: decline
  - wait: 1h
    twice: true
  - root: { payments-prod: { mfa: [sms] } }
`,
      'x.yml',
    );
  expect(wrong).toThrow('x.yml is not a scenario:');
  expect(wrong).toThrow('now: found "yesterday"; accepted: a time such as 2026-11-20T09:00:00Z');
  expect(wrong).toThrow(
    'spets: not a known key; accepted: org, accounts, now, config, apps, steps (did you mean steps?)',
  );
  expect(wrong).toThrow('step 1: found say and wait; accepted: exactly one of say, click, choose');
  expect(wrong).toThrow('step 2, wiat: not a known key');
  expect(wrong).toThrow('step 3, wait: found "soon"; accepted: a length of time such as 30s');
  expect(wrong).toThrow(
    'step 4, fault.call: found "s3:GetObject"; accepted: a call such as dynamodb:UpdateItem',
  );
  expect(wrong).toThrow(
    'step 4, fault.kind: found "explode"; accepted: one of error, throttle, denied, hang, garbage',
  );
  expect(wrong).toThrow(
    'step 5, expect: found "/(/"; accepted: a regular expression that JavaScript understands',
  );
  expect(wrong).toThrow(
    /step 6, fault\.call: found "iam:GetCredentialReprot"; .*did you mean iam:GetCredentialReport\?/,
  );
  expect(wrong).toThrow(/step 7, kill\.before: found "chat\.updat"; .*did you mean slack:chat\.update\?/);
  expect(wrong).toThrow('step 8, as: found "mira"; accepted: mia, omar');
  expect(wrong).toThrow('step 8, in: found "#sales"; accepted: #security');
  expect(wrong).toThrow(`step 9: found \${id}; accepted: a name that an earlier step captures`);
  expect(wrong).toThrow('step 10: found none; accepted: exactly one of say, click');
  for (const step of [11, 12])
    expect(wrong).toThrow(`step ${step}, edit: found a mapping; accepted: window, or pk and sk; and paths`);
  expect(wrong).toThrow(
    'step 13, standing.mira: found "fired"; accepted: one of member, multi-channel guest',
  );
  expect(wrong).toThrow('step 13, standing: found "mira"; accepted: mia, omar');
  expect(wrong).toThrow('step 14, group: found "sales"; accepted: security-team');
  expect(wrong).toThrow('step 14, group.sales: found "mira"; accepted: mia, omar');
  expect(wrong).toThrow('step 16, twice: found "true"; accepted: only with say, click, choose, submit');
  expect(wrong).toThrow('step 17, root.payments-prod');
  expect(wrong).toThrow('step 15, confirm: found "decline"; accepted: only with click, choose');
});

test.each(['"iam:*"', '"*:*"', 'chat.*', '"slack:response_url"', '"dynamodb:Query"', '"sts:Assume*"'])(
  '%s is about calls that there are',
  (call) => {
    expect(() => stepsOf(`  - fault: { call: ${call}, kind: hang }\n`)).not.toThrow();
  },
);

test('a name that nothing captures before it is used is an error of the file', () => {
  expect(() => stepsOf(`  - say: /root-approve \${id}\n`)).toThrow(
    `found \${id}; accepted: a name that an earlier step captures`,
  );
  expect(() =>
    stepsOf(`  - say: /root-request\n    expect: "/(?<id>RW-.+)/"\n  - say: /root-approve \${id}\n`),
  ).not.toThrow();
});

test.each([
  ['as: mira', 'step 1, as: found "mira"; accepted: mia, omar'],
  ['in: "#sales"', 'step 1, in: found "#sales"; accepted: #security, #root-approvals'],
])('a person or channel that the workspace lacks is an error of the file (%s)', (line, problem) => {
  expect(() => stepsOf(`  - say: hello\n    ${line}\n`)).toThrow(problem);
});

test('what is not YAML is an error of the file, with its line', () => {
  expect(() => parseScenario('steps: [', 'x.yml')).toThrow(/line \d+, column \d+$/);
});

test('the JSON schema in the repository is the one that the code has', async () => {
  const kept = await readFile(inRepository('sandbox/scenario.schema.json'), 'utf8');
  expect(JSON.parse(kept)).toEqual(JSON.parse(JSON.stringify(scenarioJsonSchema())));
});
