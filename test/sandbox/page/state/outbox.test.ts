import { createOutbox } from '../../../../sandbox/page/state/outbox.ts';

/** A server that answers when told to. */
function slowServer() {
  const got: string[] = [];
  let answer: () => void = () => undefined;
  const send = (value: string) => {
    got.push(value);
    return new Promise<void>((resolve) => {
      answer = resolve;
    });
  };
  const answerAll = async (times: number) => {
    for (let i = 0; i < times; i++) {
      answer();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { got, send, answerAll };
}

test('only the newest value of a field is sent once the one before has arrived', async () => {
  const { got, send, answerAll } = slowServer();
  const outbox = createOutbox(send);
  for (const typed of ['a', 'ab', 'abc']) outbox.put('name', typed);
  outbox.put('other', 'x');

  expect(got).toEqual(['a']);
  await answerAll(3);

  expect(got).toEqual(['a', 'abc', 'x']);
});

test('it has settled when the last value has arrived, not before', async () => {
  const { send, answerAll } = slowServer();
  const outbox = createOutbox(send);
  outbox.put('name', 'a');
  outbox.put('name', 'b');
  let settled = false;
  const settling = outbox.settled().then(() => {
    settled = true;
  });

  await answerAll(1);
  expect(settled).toBe(false);
  await answerAll(1);
  await settling;

  expect(settled).toBe(true);
});

test('an empty outbox has settled, also after it was used', async () => {
  const got: string[] = [];
  const outbox = createOutbox(async (value: string) => void got.push(value));
  await outbox.settled();
  outbox.put('name', 'a');
  await outbox.settled();
  outbox.put('name', 'b');
  await outbox.settled();

  expect(got).toEqual(['a', 'b']);
});
