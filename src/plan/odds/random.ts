/** Numbers from 0 up to but not including 1. */
export interface Random {
  next(): number;
  /** Fills the array with the next numbers; the same as so many calls of `next`, and faster. */
  fill(numbers: Float64Array): void;
}

const UNIT = 2 ** -32;
/** The largest number that is drawn. */
const TOP = 1 - UNIT;
const WARM_UP = new Float64Array(12);

/** Turns each number into the one that lies as far from the other end, which is drawn as often. */
export const mirror = (numbers: Float64Array): void => {
  for (let at = 0; at < numbers.length; at++) numbers[at] = TOP - (numbers[at] as number);
};

/**
 * The generator sfc32 of Chris Doty-Humphrey (PractRand): a counter and three words of 32 bits that are added, shifted
 * and mixed. Whole-number arithmetic alone, so that a seed gives the same numbers on every machine.
 */
export const randomFrom = (seed: number): Random => {
  const state = Int32Array.of(seed | 0, Math.floor(seed * UNIT) | 0, 0x9e3779b9 | 0, 1);
  const one = new Float64Array(1);
  const fill = (numbers: Float64Array): void => {
    let [a = 0, b = 0, c = 0, counter = 0] = state;
    for (let at = 0; at < numbers.length; at++) {
      const sum = (((a + b) | 0) + counter) | 0;
      counter = (counter + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + sum) | 0;
      numbers[at] = (sum >>> 0) * UNIT;
    }
    state[0] = a;
    state[1] = b;
    state[2] = c;
    state[3] = counter;
  };
  fill(WARM_UP);
  return {
    fill,
    next: () => {
      fill(one);
      return one[0] as number;
    },
  };
};
