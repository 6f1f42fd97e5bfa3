// Writes a PGS subtitle stream (.sup), for which FFmpeg has no encoder: two white boxes on a 1920x1080 screen.
import { writeFileSync } from 'node:fs';

const CLOCK = 90; // ticks in a millisecond
const SCREEN = { width: 1920, height: 1080 };
const BOX = { width: 320, height: 48, x: 800, y: 980 };

const u16 = (n) => [n >> 8, n & 255];
const u24 = (n) => [n >> 16, (n >> 8) & 255, n & 255];
const u32 = (n) => [...u16(n >>> 16), ...u16(n & 0xffff)];

function segment(ms, type, bytes) {
	return Buffer.from([0x50, 0x47, ...u32(ms * CLOCK), ...u32(0), type, ...u16(bytes.length), ...bytes]);
}

function composition(number, shown) {
	const object = shown ? [1, ...u16(0), 0, 0, ...u16(BOX.x), ...u16(BOX.y)] : [0];
	return [...u16(SCREEN.width), ...u16(SCREEN.height), 0x10, ...u16(number), shown ? 0x80 : 0, 0, 0, ...object];
}

function picture() {
	const line = [0x00, 0xc0 | (BOX.width >> 8), BOX.width & 255, 1, 0x00, 0x00];
	const rows = Array.from({ length: BOX.height }, () => line).flat();
	return [...u16(0), 0, 0xc0, ...u24(rows.length + 4), ...u16(BOX.width), ...u16(BOX.height), ...rows];
}

const area = [1, 0, ...u16(BOX.x), ...u16(BOX.y), ...u16(BOX.width), ...u16(BOX.height)];
const palette = [0, 0, 1, 235, 128, 128, 255];
const parts = [];
for (const [n, [from, to]] of [[200, 900], [1100, 1800]].entries()) {
	parts.push(
		segment(from, 0x16, composition(2 * n, true)),
		segment(from, 0x17, area),
		segment(from, 0x14, palette),
		segment(from, 0x15, picture()),
		segment(from, 0x80, []),
		segment(to, 0x16, composition(2 * n + 1, false)),
		segment(to, 0x17, area),
		segment(to, 0x80, []),
	);
}
writeFileSync(process.argv[2], Buffer.concat(parts));
