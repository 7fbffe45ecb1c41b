import type { StoredBlock } from '../../slack/block.ts';
import type { FormValues } from '../../slack/control.ts';
import type { PageSource } from '../../slack/page-types.ts';
import { ElementView, elementKey } from '../elements/element.tsx';
import type { SpotFor } from '../elements/spot.ts';
import { parseMarkdown } from '../text/markdown.ts';
import { Passages } from '../text/passages.tsx';
import { TextBlock, TextLine } from '../text/text-object.tsx';
import { InputBlockView } from './input.tsx';
import { ImageBlockView, Picture } from './picture.tsx';
import { RichText } from './rich-text.tsx';
import { Section } from './section.tsx';
import { Table } from './table.tsx';

export interface BlocksProps {
  readonly blocks: readonly StoredBlock[];
  readonly source: PageSource;
  readonly values?: FormValues;
  /** By block id. */
  readonly errors?: Readonly<Record<string, string>>;
}

export function Blocks({ blocks, source, values, errors }: BlocksProps) {
  return (
    <div class="blocks">
      {blocks.map((block, i) => (
        <div key={block.type === 'input' ? block.block_id : i} class={`block block-${block.type}`}>
          <BlockView block={block} spotFor={spotIn(block, source, values, errors?.[block.block_id])} />
        </div>
      ))}
    </div>
  );
}

function spotIn(
  block: StoredBlock,
  source: PageSource,
  values: FormValues | undefined,
  error: string | undefined,
): SpotFor {
  return (actionId) => ({
    source,
    blockId: block.block_id,
    kind: block.type === 'input' ? 'field' : 'action',
    value: values?.[block.block_id]?.[actionId ?? ''],
    dispatches: block.type === 'input' && (block.dispatch_action ?? false),
    isOptional: block.type === 'input' && (block.optional ?? false),
    ...(error === undefined ? {} : { error }),
  });
}

function BlockView({ block, spotFor }: { block: StoredBlock; spotFor: SpotFor }) {
  switch (block.type) {
    case 'section':
      return <Section block={block} spotFor={spotFor} />;
    case 'header':
      return (
        <h3>
          <TextLine text={block.text} />
        </h3>
      );
    case 'divider':
      return <hr />;
    case 'context':
      return (
        <>
          {block.elements.map((element, i) =>
            element.type === 'image' ? (
              <Picture key={i} image={element} kind="context" />
            ) : (
              <TextBlock key={i} text={element} />
            ),
          )}
        </>
      );
    case 'actions':
      return (
        <>
          {block.elements.map((element, i) => (
            <ElementView key={elementKey(element, i)} element={element} spot={spotFor(actionIdOf(element))} />
          ))}
        </>
      );
    case 'image':
      return <ImageBlockView block={block} />;
    case 'input':
      return <InputBlockView block={block} spot={spotFor(actionIdOf(block.element))} />;
    case 'markdown':
      return <Passages passages={parseMarkdown(block.text)} />;
    case 'rich_text':
      return <RichText block={block} />;
    case 'table':
      return <Table block={block} />;
  }
}

function actionIdOf(element: { action_id?: string }): string | undefined {
  return element.action_id;
}
