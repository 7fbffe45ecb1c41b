import { PNG } from 'pngjs';

export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A decoded picture, asked for colours as `#rrggbb`. */
export class Pixels {
  readonly width: number;
  readonly height: number;
  readonly #data: Buffer;

  constructor(png: Uint8Array) {
    const { width, height, data } = PNG.sync.read(Buffer.from(png));
    this.width = width;
    this.height = height;
    this.#data = data;
  }

  /** How many pixels of the area have exactly this colour. */
  count(colour: string, area: Area = this.all): number {
    const wanted = Number.parseInt(colour.slice(1), 16);
    return this.#countWhere(area, (place) => this.#data.readUIntBE(place, 3) === wanted);
  }

  /** How many pixels of the area have another colour than this. */
  countOther(colour: string, area: Area = this.all): number {
    const { left, top, right, bottom } = rounded(area);
    return (right - left) * (bottom - top) - this.count(colour, area);
  }

  /** How many pixels of the area let something behind the picture be seen. */
  translucent(area: Area = this.all): number {
    return this.#countWhere(area, (place) => this.#data[place + 3] !== 255);
  }

  /** The colours of the pixels that are at least a quarter there, and not whole. */
  halfSeenColours(): string[] {
    const seen = new Set<string>();
    this.#countWhere(this.all, (place) => {
      const alpha = this.#data[place + 3] ?? 0;
      const isHalfSeen = alpha >= 64 && alpha < 255;
      if (isHalfSeen) seen.add(`#${this.#data.toString('hex', place, place + 3)}`);
      return isHalfSeen;
    });
    return [...seen];
  }

  get all(): Area {
    return { left: 0, top: 0, right: this.width, bottom: this.height };
  }

  /** `isOne` is told where the pixel's bytes begin. */
  #countWhere(area: Area, isOne: (place: number) => boolean): number {
    const { left, top, right, bottom } = rounded(area);
    let found = 0;
    for (let y = top; y < bottom; y += 1)
      for (let x = left; x < right; x += 1) if (isOne((y * this.width + x) * 4)) found += 1;
    return found;
  }
}

function rounded({ left, top, right, bottom }: Area): Area {
  return {
    left: Math.round(left),
    top: Math.round(top),
    right: Math.round(right),
    bottom: Math.round(bottom),
  };
}
