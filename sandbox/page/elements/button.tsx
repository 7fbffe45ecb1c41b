import type { Button } from '@slack/types';
import { TextLine } from '../text/text-object.tsx';
import { type Spot, usePress } from './spot.ts';

export function ButtonView({ element, spot }: { element: Button; spot: Spot }) {
  const { pending, press } = usePress(spot, element);
  const onClick = () => {
    if (element.url && /^https?:/i.test(element.url)) window.open(element.url, '_blank', 'noopener');
    void press();
  };
  return (
    <button
      type="button"
      class={`button ${element.style ?? ''} ${pending ? 'pending' : ''}`}
      aria-busy={pending}
      aria-label={element.accessibility_label}
      title={element.url}
      onClick={onClick}
    >
      <TextLine text={element.text} />
    </button>
  );
}
