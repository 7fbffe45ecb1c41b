import type { SectionBlock } from '@slack/types';
import { ElementView, elementKey } from '../elements/element.tsx';
import type { SpotFor } from '../elements/spot.ts';
import { TextBlock } from '../text/text-object.tsx';

export function Section({ block, spotFor }: { block: SectionBlock; spotFor: SpotFor }) {
  const { accessory } = block;
  return (
    <>
      <div class="section-body">
        {block.text && <TextBlock text={block.text} />}
        {block.fields && (
          <div class="fields">
            {block.fields.map((field, i) => (
              <TextBlock key={i} text={field} />
            ))}
          </div>
        )}
      </div>
      {accessory && (
        <div class="accessory">
          <ElementView
            key={elementKey(accessory, 0)}
            element={accessory}
            spot={spotFor('action_id' in accessory ? accessory.action_id : undefined)}
          />
        </div>
      )}
    </>
  );
}
