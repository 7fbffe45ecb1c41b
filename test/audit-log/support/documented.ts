import { readFile } from 'node:fs/promises';

/** Blocks of one language in a document, as somebody would copy them out. */
export async function documentedBlocks(path: string, language: string): Promise<readonly string[]> {
  const document = await readFile(path, 'utf8');
  const found = document.matchAll(new RegExp(`^( *)\`\`\`${language}\\n(.*?)^ *\`\`\`$`, 'gms'));
  return [...found].map(([, indent = '', block = '']) =>
    block.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  );
}
