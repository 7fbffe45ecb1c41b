import { parseQueueName } from '../../src/domain/queue-name.ts';

test('a queue is named by its name, or by an ARN that says where it is', () => {
  expect(parseQueueName('rootkeeper-events')).toEqual({ name: 'rootkeeper-events' });
  expect(parseQueueName('arn:aws-us-gov:sqs:us-gov-west-1:111122223333:root_events')).toEqual({
    name: 'root_events',
    accountId: '111122223333',
    region: 'us-gov-west-1',
  });
});

test.each([
  '',
  'two words',
  'events.fifo',
  'x'.repeat(81),
  'https://sqs.eu-central-1.amazonaws.com/111122223333/rootkeeper-events',
  'arn:aws:sns:eu-central-1:111122223333:rootkeeper-events',
  'arn:aws:sqs:eu-central-1:1111:rootkeeper-events',
  'arn:aws:sqs:eu-central-1:111122223333:events.fifo',
])('"%s" names no queue', (text) => {
  expect(parseQueueName(text)).toBeUndefined();
});
