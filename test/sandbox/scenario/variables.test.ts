import { substitute, substituteAll } from '../../../sandbox/scenario/variables.ts';

test('a captured value takes the place of its name in every text of a step', () => {
  const step = {
    say: `/root-approve \${id} fine`,
    expect: [`\${id} approved`],
    nested: { window: `\${id}` },
  };
  expect(substituteAll(step, { id: 'RW-7F3K2M' })).toEqual({
    say: '/root-approve RW-7F3K2M fine',
    expect: ['RW-7F3K2M approved'],
    nested: { window: 'RW-7F3K2M' },
  });
});

test('inside a regular expression a captured value stands for itself', () => {
  expect(substitute(`/^\${name}$/`, { name: 'a.b (c)' })).toBe('/^a\\.b \\(c\\)$/');
});
