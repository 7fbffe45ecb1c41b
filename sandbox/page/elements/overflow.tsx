import type { Overflow } from '@slack/types';
import { TextLine } from '../text/text-object.tsx';
import { Menu } from './menu.tsx';
import { type Spot, usePress } from './spot.ts';

export function OverflowView({ element, spot }: { element: Overflow; spot: Spot }) {
  const { pending, press } = usePress(spot, element);
  const pick = (value: string) => {
    const url = element.options.find((option) => option.value === value)?.url;
    if (url && /^https?:/i.test(url)) window.open(url, '_blank', 'noopener');
    void press(value);
  };
  const items = element.options.map((option) => ({
    key: option.value ?? '',
    content: <TextLine text={option.text} />,
  }));
  return (
    <Menu label="More options" face="⋯" class="button overflow" items={items} busy={pending} onPick={pick} />
  );
}
