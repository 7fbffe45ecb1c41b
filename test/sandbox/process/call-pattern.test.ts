import { parseCallPattern } from '../../../sandbox/process/call-pattern.ts';

test.each([
  ['dynamodb:UpdateItem', 'dynamodb:UpdateItem'],
  ['iam:*', 'iam:*'],
  ['slack:chat.*', 'slack:chat.*'],
  ['sqs:ReceiveMessage', 'sqs:ReceiveMessage'],
  ['cloudtrail:*', 'cloudtrail:*'],
  ['chat.update', 'slack:chat.update'],
])('%s names calls', (text, pattern) => {
  expect(parseCallPattern(text)).toBe(pattern);
});

test.each(['UpdateItem', 's3:GetObject', 'iam:', 'iam:Get Summary', ''])('"%s" names no call', (text) => {
  expect(parseCallPattern(text)).toBeUndefined();
});
