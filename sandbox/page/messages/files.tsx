import type { ShownFile } from '../../slack/control.ts';
import { useDesk } from '../desk.ts';

export function Files({ files }: { files: readonly ShownFile[] }) {
  if (files.length === 0) return null;
  return (
    <div class="files">
      {files.map((file) => (
        <FileView key={file.id} file={file} />
      ))}
    </div>
  );
}

function FileView({ file }: { file: ShownFile }) {
  const desk = useDesk();
  const url = desk.fileUrl(file.id);
  if (/^image\/(png|jpeg|gif)$/.test(file.mimeType)) {
    return <img class="picture picture-block" src={url} alt={file.altText ?? file.title} />;
  }
  return (
    <div class="file">
      <a class="file-link" href={url} download={file.name}>
        <span class="file-name">{file.title}</span>
        <span class="file-about">
          {file.name}, {size(file.size)}
        </span>
      </a>
      {file.firstLines.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard (WCAG 2.1.1)
        <section class="file-begins" tabIndex={0} aria-label={`How ${file.name} begins`}>
          <pre>{file.firstLines.join('\n')}</pre>
        </section>
      )}
    </div>
  );
}

function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 ** 2 ? `${(bytes / 1024).toFixed(1)} kB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}
