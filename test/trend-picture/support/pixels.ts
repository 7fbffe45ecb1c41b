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
    return this.#coloursIn(area).filter((found) => found === colour).length;
  }

  /** How many pixels of the area have another colour than this. */
  countOther(colour: string, area: Area = this.all): number {
    return this.#coloursIn(area).filter((found) => found !== colour).length;
  }

  /** How many pixels of the area let something behind the picture be seen. */
  translucent(area: Area = this.all): number {
    return this.#placesIn(area).filter((place) => this.#data[place + 3] !== 255).length;
  }

  /** The colours of the pixels that are at least a quarter there, and not whole. */
  halfSeenColours(): string[] {
    const seen = this.#placesIn(this.all).filter((place) => {
      const alpha = this.#data[place + 3] ?? 0;
      return alpha >= 64 && alpha < 255;
    });
    return [...new Set(seen.map((place) => this.#colourAt(place)))];
  }

  get all(): Area {
    return { left: 0, top: 0, right: this.width, bottom: this.height };
  }

  #coloursIn(area: Area): string[] {
    return this.#placesIn(area).map((place) => this.#colourAt(place));
  }

  #colourAt(place: number): string {
    return `#${this.#data.toString('hex', place, place + 3)}`;
  }

  #placesIn({ left, top, right, bottom }: Area): number[] {
    const found: number[] = [];
    for (let y = Math.round(top); y < Math.round(bottom); y += 1) {
      for (let x = Math.round(left); x < Math.round(right); x += 1) {
        found.push((y * this.width + x) * 4);
      }
    }
    return found;
  }
}
