/** Numbers in [0, 1) that are the same for the same seed each time (mulberry32). */
export type Dice = () => number;

export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `least` to `most`. */
export function between(dice: Dice, least: number, most: number): number {
  return least + Math.floor(dice() * (most - least + 1));
}

/** One of `choices`. */
export function oneOf<T>(dice: Dice, choices: readonly [T, ...T[]]): T {
  return choices[between(dice, 0, choices.length - 1)] ?? choices[0];
}
