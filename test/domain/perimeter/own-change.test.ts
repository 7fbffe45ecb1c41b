import { OWN_RULES } from '../../../src/domain/perimeter/own-rules.ts';
import { effectOfPutRule } from '../../../src/domain/perimeter/put-rule.ts';
import { effectOfAttributes } from '../../../src/domain/perimeter/queue-policy.ts';
import { readTemplate } from '../../deploy/template.ts';

const ROOT = 'rootkeeper-root-activity';
const ALL = 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';
const patternOf = (name: string) => JSON.stringify(OWN_RULES[name]?.pattern);

test('the rules are those that are deployed', () => {
  const resources = ['activity.yml', 'activity-sources.yml'].flatMap((file) =>
    Object.values(readTemplate(file).Resources),
  );
  const deployed = resources.flatMap(({ Type, Properties: { Name, EventPattern, State } }) =>
    Type === 'AWS::Events::Rule' && EventPattern !== undefined
      ? [[String(Name), { pattern: EventPattern, hearsReads: State === ALL }] as const]
      : [],
  );
  expect(OWN_RULES).toEqual(Object.fromEntries(deployed));
});

test('a rule that is put as it is deployed may be weaker or stronger than before', () => {
  for (const [name, { hearsReads }] of Object.entries(OWN_RULES)) {
    const state = hearsReads ? ALL : 'ENABLED';
    expect(effectOfPutRule(name, { eventPattern: patternOf(name), state })).toBe('unclear');
    expect(effectOfPutRule('renamed', { eventPattern: patternOf(name), state })).toBe('unclear');
  }
  const beat = { scheduleExpression: 'rate(1 hour)', state: 'ENABLED' };
  expect(effectOfPutRule('rootkeeper-heartbeat', beat)).toBe('unclear');
});

test.each([
  ['disabled', { state: 'DISABLED', eventPattern: patternOf(ROOT) }],
  ['made to hear no reads', { state: 'ENABLED', eventPattern: patternOf(ROOT) }],
  ['made to hear none by leaving the state out', { eventPattern: patternOf(ROOT) }],
  ['given the pattern of another rule', { state: ALL, eventPattern: patternOf('rootkeeper-heartbeats') }],
  ['made to match less', { state: ALL, eventPattern: '{"detail":{"userIdentity":{"type":["Nobody"]}}}' }],
  ['given what is no pattern', { state: ALL, eventPattern: '[' }],
  ['given a schedule in place of its pattern', { state: ALL, scheduleExpression: 'rate(1 hour)' }],
])('a rule that is %s is weaker', (_, parameters) => {
  expect(effectOfPutRule(ROOT, parameters)).toBe('weakens');
});

const RULES = Object.keys(OWN_RULES);
const arnOf = (rule: string) => `arn:aws:events:eu-central-1:999900001111:rule/rootkeeper/${rule}`;
const SOURCES = ['rootkeeper-root-events', 'rootkeeper-heartbeats'].map(arnOf);

function allowing(sources: readonly string[], more: readonly object[] = []): object {
  const statement = {
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: '*',
    Condition: { ArnEquals: { 'aws:SourceArn': sources } },
  };
  return { attributes: { Policy: JSON.stringify({ Statement: [statement, ...more] }) } };
}

test('a queue whose policy lets our rules send may be weaker or stronger than before', () => {
  const guarded = { Effect: 'Deny', Action: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
  expect(effectOfAttributes(allowing(SOURCES), RULES)).toBe('unclear');
  expect(effectOfAttributes(allowing(SOURCES, [guarded]), RULES)).toBe('unclear');
  expect(effectOfAttributes(allowing([arnOf('ours')]), ['ours', 'other'])).toBe('unclear');
  expect(effectOfAttributes({ attributes: { VisibilityTimeout: '30' } }, RULES)).toBe('unclear');
});

test.each([
  ['lets only heartbeats in', allowing(SOURCES.slice(1))],
  ['lets another rule in', allowing([arnOf('nightly-backup')])],
  ['lets them in and denies it', allowing(SOURCES, [{ Effect: 'Deny', Action: 'sqs:*' }])],
  ['does not say which', { attributes: { Policy: '{"Statement":{"Effect":"Allow","Action":"sqs:*"}}' } }],
  ['is taken away', { attributes: { Policy: '' } }],
  ['cannot be read', { attributes: { policy: '{' } }],
])('a queue whose policy %s is weaker', (_, parameters) => {
  expect(effectOfAttributes(parameters, RULES)).toBe('weakens');
});
