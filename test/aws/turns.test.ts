import { createTurns } from '../../src/aws/turns.ts';

describe('turns of the event loop', () => {
  test('are given in the order asked for', async () => {
    const turns = createTurns();
    const order: number[] = [];

    await Promise.all([1, 2, 3].map((n) => turns.next().then(() => order.push(n))));

    expect(order).toEqual([1, 2, 3]);
  });

  test('let other work of the event loop run between any two', async () => {
    const turns = createTurns();
    const happened: string[] = [];
    let done = false;
    const somethingElse = () => {
      happened.push('else');
      if (!done) setImmediate(somethingElse);
    };
    setImmediate(somethingElse);

    await Promise.all(['a', 'b', 'c'].map((name) => turns.next().then(() => happened.push(name))));
    done = true;

    const [a, b, c] = ['a', 'b', 'c'].map((name) => happened.indexOf(name)) as [number, number, number];
    expect(happened.slice(a, b)).toContain('else');
    expect(happened.slice(b, c)).toContain('else');
  });

  test('go on after the queue ran empty', async () => {
    const turns = createTurns();
    await turns.next();
    await turns.next();

    await expect(Promise.all([turns.next(), turns.next()])).resolves.toHaveLength(2);
  });
});
