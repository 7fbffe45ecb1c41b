import { createSameAnswer } from '../src/same-answer.ts';

const submission = (trigger_id: string) => ({ type: 'view_submission', trigger_id });

/** An event whose answers are kept. */
function delivered(body: Readonly<Record<string, unknown>>) {
  const answers: unknown[] = [];
  const ack = async (answer?: unknown) => void answers.push(answer);
  return { event: { body, ack }, answers };
}

describe('a submission that is delivered again', () => {
  test('is acknowledged with what the first was, also before the first has its answer', async () => {
    const alike = createSameAnswer(10);
    const [first, second] = [delivered(submission('1')), delivered(submission('1'))];
    const [one, two] = [alike(first.event), alike(second.event)];
    const waiting = two.ack();
    await one.ack({ response_action: 'clear' });
    await waiting;

    expect(first.answers).toEqual([{ response_action: 'clear' }]);
    expect(second.answers).toEqual([{ response_action: 'clear' }]);
  });

  test('is not mistaken for another one', async () => {
    const alike = createSameAnswer(10);
    const [first, other] = [delivered(submission('1')), delivered(submission('2'))];
    await alike(first.event).ack({ response_action: 'clear' });
    await alike(other.event).ack({ response_action: 'errors' });

    expect(other.answers).toEqual([{ response_action: 'errors' }]);
  });

  test('is known for as long as it is among the last', async () => {
    const alike = createSameAnswer(1);
    const [first, other, again] = ['1', '2', '1'].map((id) => delivered(submission(id)));
    await alike(first?.event ?? fail()).ack('first');
    await alike(other?.event ?? fail()).ack('other');
    await alike(again?.event ?? fail()).ack('anew');

    expect(again?.answers).toEqual(['anew']);
  });
});

test('everything else is acknowledged as it is', async () => {
  const alike = createSameAnswer(10);
  const action = delivered({ type: 'block_actions', trigger_id: '1' });

  expect(alike(action.event)).toBe(action.event);
});

function fail(): never {
  throw new Error('there is no such delivery');
}
