import type { ImageBlock, ImageElement } from '@slack/types';
import { useDesk } from '../desk.ts';
import { TextLine } from '../text/text-object.tsx';

export function ImageBlockView({ block }: { block: ImageBlock }) {
  return (
    <figure>
      {block.title && (
        <figcaption>
          <TextLine text={block.title} />
        </figcaption>
      )}
      <Picture image={block} kind="block" />
    </figure>
  );
}

/**
 * A picture of the workspace's own. One from elsewhere is named and not fetched: this page talks to nobody but its
 * server.
 */
export function Picture({
  image,
  kind,
}: {
  image: ImageBlock | ImageElement;
  kind: 'block' | 'accessory' | 'context';
}) {
  const desk = useDesk();
  const id = 'slack_file' in image ? fileId(image.slack_file) : undefined;
  if (id !== undefined) {
    return <img class={`picture picture-${kind}`} src={desk.fileUrl(id)} alt={image.alt_text} />;
  }
  const url = 'image_url' in image ? image.image_url : '';
  return (
    <span class={`picture picture-absent picture-${kind}`} role="img" aria-label={image.alt_text} title={url}>
      {kind === 'context' ? '' : image.alt_text}
    </span>
  );
}

/** `https://files.slack.com/files-pri/T…-F…/name` names the file as well as an id does. */
function fileId(file: { id: string } | { url: string }): string | undefined {
  return 'id' in file ? file.id : /F[A-Z0-9]{6,}/.exec(file.url)?.[0];
}
