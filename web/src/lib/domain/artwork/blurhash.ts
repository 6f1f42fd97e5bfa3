const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~';

function number83(text: string): number {
  let value = 0;
  for (const char of text) {
    const digit = digits.indexOf(char);
    if (digit < 0) throw new RangeError('no blurhash');
    value = value * 83 + digit;
  }
  return value;
}

const toLinear = (byte: number) => {
  const x = byte / 255;
  return x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4;
};

const toByte = (linear: number) => {
  const x = Math.min(1, Math.max(0, linear));
  return Math.round(255 * (x <= 0.0031308 ? x * 12.92 : 1.055 * x ** (1 / 2.4) - 0.055));
};

type Colour = [number, number, number];

/** The colours of a blurhash's cosine waves, or a RangeError. */
function waves(hash: string): { columns: number; rows: number; colours: Colour[] } {
  const size = number83(hash.slice(0, 1));
  const [columns, rows] = [(size % 9) + 1, Math.floor(size / 9) + 1];
  if (hash.length !== 4 + 2 * columns * rows) throw new RangeError('no blurhash');
  const strongest = (number83(hash.slice(1, 2)) + 1) / 166;
  const average = number83(hash.slice(2, 6));
  const colours: Colour[] = [[toLinear(average >> 16), toLinear((average >> 8) & 255), toLinear(average & 255)]];
  for (let at = 6; at < hash.length; at += 2) {
    const value = number83(hash.slice(at, at + 2));
    const part = (n: number) => Math.sign(n - 9) * ((n - 9) / 9) ** 2 * strongest;
    colours.push([part(Math.floor(value / 361)), part(Math.floor(value / 19) % 19), part(value % 19)]);
  }
  return { columns, rows, colours };
}

/** Draws a blurhash into RGBA pixels; null where the text is no blurhash. */
export function decodeBlurhash(hash: string, width: number, height: number): Uint8ClampedArray<ArrayBuffer> | null {
  let parts;
  try {
    parts = waves(hash);
  } catch {
    return null;
  }
  const { columns, rows, colours } = parts;
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const sum: Colour = [0, 0, 0];
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++) {
          const weight = Math.cos((Math.PI * x * column) / width) * Math.cos((Math.PI * y * row) / height);
          const colour = colours[row * columns + column]!;
          for (let c = 0; c < 3; c++) sum[c]! += colour[c]! * weight;
        }
      }
      pixels.set([toByte(sum[0]), toByte(sum[1]), toByte(sum[2]), 255], (y * width + x) * 4);
    }
  }
  return pixels;
}
