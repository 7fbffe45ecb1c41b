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

  /** How many pixels let something behind the picture be seen. */
  get translucent(): number {
    return this.#data.filter((byte, place) => place % 4 === 3 && byte !== 255).length;
  }

  get all(): Area {
    return { left: 0, top: 0, right: this.width, bottom: this.height };
  }

  #coloursIn({ left, top, right, bottom }: Area): string[] {
    const found: string[] = [];
    for (let y = Math.round(top); y < Math.round(bottom); y += 1) {
      for (let x = Math.round(left); x < Math.round(right); x += 1) {
        const place = (y * this.width + x) * 4;
        found.push(`#${this.#data.toString('hex', place, place + 3)}`);
      }
    }
    return found;
  }
}
