import { flatten, matching } from '../../../../sandbox/page/elements/choices.ts';

const option = (text: string) => ({ text: { type: 'plain_text' as const, text }, value: text });
const groups = [
  { label: 'Production', options: [option('payments-prod'), option('edge-prod')] },
  { label: 'Development', options: [option('Payments-dev')] },
];

test('what is typed may stand anywhere in an option, in any case', () => {
  expect(flatten(matching(groups, ' payments')).map((o) => o.value)).toEqual([
    'payments-prod',
    'Payments-dev',
  ]);
});

test('a heading without options goes', () => {
  expect(matching(groups, 'edge').map((group) => group.label)).toEqual(['Production']);
});

test('nothing typed leaves everything', () => {
  expect(matching(groups, '')).toEqual(groups);
});
