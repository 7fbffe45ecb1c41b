import { harmlessLabel } from '../text/harmless.ts';

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\b(iPhone|iPad)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/** What the client says it is: `Chrome, Windows`; anything but a browser by its first word: `aws-cli/2.32.0`. */
export function clientInWords(userAgent: string, most: number): string {
  if (!userAgent.startsWith('Mozilla/')) return harmlessLabel(firstWord(userAgent), most);
  const known = [BROWSERS, SYSTEMS].flatMap((list) => list.find(([sign]) => sign.test(userAgent))?.[1] ?? []);
  return known.length === 0 ? harmlessLabel(userAgent, most) : known.join(', ');
}

function firstWord(text: string): string {
  return (
    text
      .trim()
      .replace(/^\[(.*)\]$/s, '$1')
      .split(/\s/)[0] ?? ''
  );
}
