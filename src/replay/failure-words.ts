const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'is not there; look at its name',
  EACCES: 'may not be read by you; ask for the permission, or copy it',
  EPERM: 'may not be read by you; ask for the permission, or copy it',
  ELOOP: 'is a link that leads to itself',
  Z_BUF_ERROR: 'is cut short: its compressed data has no end; copy the file again',
  Z_DATA_ERROR: 'is damaged: its compressed data does not fit together; copy the file again',
};

/** Why a file could not be read, a clause; what the system said where nothing better is known. */
export function failureInWords(error: unknown): string {
  const { code, message } = detailsOf(error);
  return WORDS[code] ?? `could not be read (${message})`;
}

function detailsOf(error: unknown): { readonly code: string; readonly message: string } {
  if (typeof error !== 'object' || error === null) return { code: '', message: String(error) };
  const code = 'code' in error ? String(error.code) : '';
  return { code, message: 'message' in error ? String(error.message) : code };
}
