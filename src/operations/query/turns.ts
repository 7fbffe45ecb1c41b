/** Waits for its turn, then does its work. */
export interface Turn<T> {
  readonly result: Promise<T>;
  /** 1 is the next to be served; 0 once it is. */
  readonly place: () => number;
}

export interface FairTurns {
  /** `undefined` where this person has as many waiting as one may. */
  take<T>(who: string, work: () => Promise<T>): Turn<T> | undefined;
}

interface Waiting {
  readonly start: () => void;
}

/** `atOnce` are served at a time. People take turns: who asks much waits behind who asks for the first time. */
export function createFairTurns(atOnce: number, mostEach: number): FairTurns {
  /** By person, the next person to be served first. */
  const lines = new Map<string, Waiting[]>();
  let served = 0;

  const serve = () => {
    while (served < atOnce) {
      const [next] = lines;
      if (next === undefined) return;
      const [who, [first, ...others]] = next;
      lines.delete(who);
      if (others.length > 0) lines.set(who, others);
      served += 1;
      first?.start();
    }
  };

  const done = () => {
    served -= 1;
    serve();
  };

  return {
    take(who, work) {
      const line = lines.get(who) ?? [];
      if (line.length >= mostEach) return undefined;
      const { started, waiting } = waitingInLine();
      line.push(waiting);
      lines.set(who, line);
      const result = started.then(work).finally(done);
      serve();
      return { result, place: () => placeOf(who, waiting, lines) };
    },
  };
}

function waitingInLine(): { readonly started: Promise<void>; readonly waiting: Waiting } {
  let start = () => {};
  const started = new Promise<void>((resolve) => {
    start = resolve;
  });
  return { started, waiting: { start } };
}

/** Each round serves one of every person who waits. */
function placeOf(who: string, waiting: Waiting, lines: ReadonlyMap<string, readonly Waiting[]>): number {
  const own = lines.get(who)?.indexOf(waiting) ?? -1;
  if (own < 0) return 0;
  let ahead = own;
  let isBefore = true;
  for (const [other, line] of lines) {
    if (other === who) isBefore = false;
    else ahead += Math.min(line.length, isBefore ? own + 1 : own);
  }
  return ahead + 1;
}
