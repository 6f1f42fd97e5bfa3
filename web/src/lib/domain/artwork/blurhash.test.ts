import { expect, it } from 'vitest';
import { decodeBlurhash } from './blurhash';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~';
const base83 = (value: number, length: number): string =>
  length === 0 ? '' : base83(Math.floor(value / 83), length - 1) + digits[value % 83];

it('draws one colour as it is', () => {
  const pixels = decodeBlurhash(`00${base83(0x336699, 4)}`, 2, 2)!;
  expect([...pixels.slice(0, 4)]).toEqual([0x33, 0x66, 0x99, 255]);
  expect([...pixels.slice(12)]).toEqual([0x33, 0x66, 0x99, 255]);
});

it('draws a wave from left to right', () => {
  const strongestRed = 18 * 361 + 9 * 19 + 9;
  const pixels = decodeBlurhash(`1~${base83(0x808080, 4)}${base83(strongestRed, 2)}`, 8, 1)!;
  expect(pixels[0]!).toBeGreaterThan(pixels[7 * 4]!);
  expect(pixels[1]).toBe(pixels[7 * 4 + 1]);
});

it.each(['', '0', '00', 'LEHV6nWB2yk8', '00 "<>', '9'.repeat(5)])('refuses %j', (hash) => expect(decodeBlurhash(hash, 2, 2)).toBeNull());
