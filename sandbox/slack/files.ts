/** How long after completion a file cannot be shown by a `slack_file` block yet; real milliseconds. */
export const FILE_PROCESSING = 700;

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly mimeType: string;
  /** As announced by files.getUploadURLExternal. */
  readonly size: number;
  readonly altText?: string;
  /** Absent until uploaded. */
  readonly content?: Uint8Array;
  readonly channelIds: readonly string[];
  readonly created: number;
  /** By the real, monotonic clock; absent until completed. */
  readonly completedAt?: number;
}

export interface FileStore {
  put(file: StoredFile): void;
  get(id: string): StoredFile | undefined;
  all(): readonly StoredFile[];
  /** Whether a `slack_file` block may show it: an image, completed and processed. */
  isShowable(id: string): boolean;
}

export function createFiles(monotonic: () => number): FileStore {
  const files = new Map<string, StoredFile>();
  return {
    put: (file) => void files.set(file.id, file),
    get: (id) => files.get(id),
    all: () => [...files.values()],
    isShowable(id) {
      const file = files.get(id);
      return (
        file?.completedAt !== undefined &&
        /^image\/(png|jpeg|gif)$/.test(file.mimeType) &&
        monotonic() - file.completedAt >= FILE_PROCESSING
      );
    },
  };
}

const MIME_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  json: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
};

/** By the name's ending, as Slack guesses it. */
export function mimeTypeOf(name: string): string {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return MIME_TYPES[ending] ?? 'application/octet-stream';
}
