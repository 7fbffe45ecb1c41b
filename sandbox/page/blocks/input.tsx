import type { InputBlock } from '@slack/types';
import { useId } from 'preact/hooks';
import { ElementView } from '../elements/element.tsx';
import type { Spot } from '../elements/spot.ts';
import { TextLine } from '../text/text-object.tsx';

/** A form's field with its label, hint and error. */
export function InputBlockView({ block, spot }: { block: InputBlock; spot: Spot }) {
  const id = useId();
  const { error } = spot;
  const described = [block.hint ? `${id}-hint` : '', error === undefined ? '' : `${id}-error`].filter(
    Boolean,
  );
  const named: Spot = {
    ...spot,
    labelId: `${id}-label`,
    ...(described.length > 0 ? { describedBy: described.join(' ') } : {}),
  };
  return (
    <div class="field">
      <div class="field-label" id={`${id}-label`}>
        <TextLine text={block.label} />
        {block.optional && <span class="field-optional"> (optional)</span>}
      </div>
      <ElementView element={block.element} spot={named} />
      {error !== undefined && (
        <div class="field-error" id={`${id}-error`} role="alert">
          {error}
        </div>
      )}
      {block.hint && (
        <div class="field-hint" id={`${id}-hint`}>
          <TextLine text={block.hint} />
        </div>
      )}
    </div>
  );
}
