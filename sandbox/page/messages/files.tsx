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
    <a class="file" href={url} download={file.name}>
      <span class="file-name">{file.title}</span>
      <span class="file-about">
        {file.name}, {size(file.size)}
      </span>
    </a>
  );
}

function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 ** 2 ? `${(bytes / 1024).toFixed(1)} kB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}
