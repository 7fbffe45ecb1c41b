import type { Digest } from '../../domain/digest/digest.ts';
import type { LocalDate } from '../../domain/snapshot/local-date.ts';
import { HOUR, type Instant, type Milliseconds } from '../../domain/time.ts';
import type { DigestDrawing, PictureUpload, TrendPainter } from '../digest-ports.ts';
import type { Clock, Log } from '../ports.ts';
import { isUnchecked } from '../windows/audit/audit-finding.ts';
import type { TakenHead } from '../windows/audit/heads.ts';

export interface DrawingsDeps {
  readonly painter: TrendPainter;
  readonly pictures: PictureUpload;
  /** Takes the head over all windows; absent: windows are not configured. */
  readonly takeHead?: () => Promise<TakenHead>;
  readonly clock: Clock;
  readonly log: Log;
}

/** What is made for a digest before it is drawn. */
export type Made = Pick<DigestDrawing, 'picture' | 'auditHead' | 'auditFindings'>;
/** Never throws: a digest is posted without what could not be made. */
export type Drawings = (digest: Digest, signal: AbortSignal) => Promise<Made>;

type Head = Pick<DigestDrawing, 'auditHead' | 'auditFindings'>;

/** A digest that Slack does not take is tried again each minute; what could be made is not made anew each time. */
const GOOD_FOR: Milliseconds = HOUR;

interface Remembered {
  readonly date: LocalDate;
  readonly until: Instant;
  /** Absent: it could not be taken. */
  readonly head: Head | undefined;
  readonly picture: DigestDrawing['picture'];
}

export function createDrawings(deps: DrawingsDeps): Drawings {
  let last: Remembered | undefined;
  return async (digest, signal) => {
    const { date } = digest;
    const now = deps.clock.now();
    const known = last !== undefined && last.date === date && now < last.until ? last : undefined;
    const [head, picture] = await Promise.all([
      known?.head ?? headFor(date, deps),
      known?.picture ?? pictureFor(digest, deps, signal),
    ]);
    last = { date, until: known?.until ?? now + GOOD_FOR, head, picture };
    return { ...head, ...(picture && { picture }) };
  };
}

/** A trend needs two days. */
async function pictureFor(
  { date, trend }: Digest,
  { painter, pictures, log }: DrawingsDeps,
  signal: AbortSignal,
): Promise<DigestDrawing['picture']> {
  if (trend.days.length < 2) return undefined;
  try {
    const picture = await painter.paint(trend, signal);
    const slackFileId = await pictures.upload(picture, `root-digest-${date}.png`, signal);
    return { slackFileId, alternative: picture.alternative };
  } catch (error) {
    log.warn({ err: error, date }, 'the digest is posted without the picture of its trend');
    return undefined;
  }
}

/** `undefined` where it could not be taken. */
async function headFor(date: LocalDate, { takeHead, log }: DrawingsDeps): Promise<Head | undefined> {
  if (takeHead === undefined) return {};
  try {
    const { report, text } = await takeHead();
    if (text === undefined) {
      log.error(
        { date },
        'no head of the audit chain: the key is not the one that the windows were sealed with',
      );
      return undefined;
    }
    const broken = report.findings.filter((finding) => !isUnchecked(finding));
    const doubted = new Set(broken.map((finding) => ('id' in finding ? finding.id : finding.key)));
    if (doubted.size === 0) return { auditHead: text };
    log.error({ date, windows: [...doubted] }, 'the record of windows is not as it was sealed');
    return { auditHead: text, auditFindings: doubted.size };
  } catch (error) {
    log.error({ err: error, date }, 'no head of the audit chain could be taken for the digest');
    return undefined;
  }
}
