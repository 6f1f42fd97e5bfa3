// Prints a scene as an ASS script of vector drawings over a gradient: hills, water, a light in the sky and one emblem.
//
//   node scene.mjs WIDTH HEIGHT SECONDS SEED SKY EMBLEM [TITLE [LINE]] > scene.ass
//
// SKY names a palette, whose gradient the caller paints first (`node scene.mjs colours SKY` prints it).
const SKIES = {
	dusk: { top: '1b1f4b', low: 'f2a65a', light: 'ffe8b0', hills: ['7d4a6b', '4a3158', '241a3a'], text: 'fff4dc' },
	night: { top: '050b1f', low: '23547a', light: 'e8f4ff', hills: ['1d4466', '12304c', '081628'], text: 'eef6ff' },
	dawn: { top: '6fb1c9', low: 'fbd9c0', light: 'fffdf4', hills: ['a9b8a4', '6d8f86', '2f5558'], text: '173238' },
	ember: { top: '2a0a12', low: 'e0533d', light: 'ffd08a', hills: ['8c2f39', '521b2d', '260c1a'], text: 'ffe9d6' },
	frost: { top: '3c5a8a', low: 'e6eef5', light: 'ffffff', hills: ['b3c7da', '7e9bbd', '3a5578'], text: '14253d' },
	moss: { top: '0e2a27', low: 'b7c96b', light: 'f7ffce', hills: ['5f8a4c', '345f3f', '142f29'], text: 'f6ffe0' },
};

function random(seed) {
	let state = seed * 2654435761;
	return () => {
		state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) >>> 0;
		return state / 2 ** 32;
	};
}

const bgr = (hex) => `&H${hex.slice(4)}${hex.slice(2, 4)}${hex.slice(0, 2)}&`;
// \p4 reads coordinates in eighths, so that small shapes keep their form when scaled.
const eighths = (n) => Math.round(n * 8);
const points = (list) => list.map(([x, y]) => `${eighths(x)} ${eighths(y)}`).join(' ');
const polygon = (list) => `m ${points(list.slice(0, 1))} l ${points(list.slice(1))}`;
const box = (x, y, w, h) => polygon([[x, y], [x + w, y], [x + w, y + h], [x, y + h]]);
const circle = (x, y, r) =>
	polygon(Array.from({ length: 48 }, (_, i) => [x + r * Math.cos((i * Math.PI) / 24), y + r * Math.sin((i * Math.PI) / 24)]));

// Emblems stand on (0, 0), are drawn upwards and about 100 high; `lit` parts glow.
const EMBLEMS = {
	lighthouse: {
		dark: [polygon([[-13, 0], [-8, -72], [8, -72], [13, 0]]), box(-12, -77, 24, 5), polygon([[-9, -90], [0, -102], [9, -90]])],
		lit: [box(-6, -90, 12, 13), polygon([[6, -84], [150, -112], [150, -58]])],
	},
	tram: {
		dark: [box(-50, -44, 100, 36), box(-44, -50, 88, 6), circle(-28, -5, 6), circle(28, -5, 6), polygon([[-8, -50], [6, -68], [9, -68], [-4, -50]]), box(-400, -70, 800, 1.5)],
		lit: [-44, -25, -6, 13, 32].map((x) => box(x, -38, 13, 14)),
	},
	ferry: {
		dark: [polygon([[-70, -16], [70, -16], [54, 4], [-58, 4]]), box(-44, -32, 84, 16), box(-24, -44, 48, 12), box(-4, -66, 12, 22)],
		lit: [-38, -22, -6, 10, 26].map((x) => box(x, -28, 8, 7)),
	},
	orchard: {
		dark: [-74, -26, 26, 74].flatMap((x, i) => [box(x - 3, -34, 6, 34), circle(x, -50 - (i % 2) * 8, 24)]),
		lit: [-80, -66, -32, -18, 20, 34, 68, 82].map((x, i) => circle(x, -46 - ((i * 7) % 19), 3.5)),
	},
	towers: {
		dark: [box(-70, -56, 26, 56), box(-40, -92, 24, 92), box(-12, -70, 30, 70), box(22, -104, 20, 104), box(46, -48, 30, 48)],
		lit: [[-62, -44], [-34, -80], [-34, -60], [-4, -58], [6, -40], [28, -90], [28, -66], [54, -36]].map(([x, y]) => box(x, y, 6, 8)),
	},
	compass: {
		dark: [circle(0, -52, 50)],
		lit: [polygon([[0, -96], [8, -52], [0, -60], [-8, -52]]), circle(0, -52, 5), polygon([[0, -14], [5, -46], [-5, -46]])],
	},
	harbour: {
		dark: [box(-120, -6, 240, 6), ...[-96, -52, 44, 92].flatMap((x) => [polygon([[x - 18, -6], [x - 18, -34], [x, -50], [x + 18, -34], [x + 18, -6]])]), box(-4, -96, 3, 90), polygon([[2, -92], [30, -30], [2, -30]])],
		lit: [-102, -58, 38, 86].map((x) => box(x, -28, 9, 11)),
	},
};

// A drawing is placed by its own bounding box: marks far away give every part of an emblem the same one.
const FRAME = [-400, 400].map((n) => polygon([[n, n], [n, n]])).join(' ');

class Scene {
	constructor(width, height, seconds, seed, sky) {
		Object.assign(this, { width, height, seconds, sky, unit: Math.min(width, height) / 1000, next: random(seed), events: [] });
	}

	draw(drawing, colour, tags = '') {
		this.line(`{\\an7\\pos(0,0)\\bord0\\shad0\\1c${bgr(colour)}${tags}\\p4}${drawing}`);
	}

	line(text) {
		const end = new Date((this.seconds + 1) * 1000).toISOString().slice(11, 22);
		this.events.push(`Dialogue: ${this.events.length},0:00:00.00,${end.slice(1)},Plain,,0,0,0,,${text}`);
	}

	move(dx, dy) {
		return `\\move(0,0,${Math.round(dx)},${Math.round(dy)})`;
	}

	stars() {
		for (let n = 0; n < 70; n++) {
			const size = (0.8 + 2 * this.next()) * this.unit;
			const [x, y] = [this.next() * this.width, this.next() * this.height * 0.5];
			this.draw(circle(x, y, size), this.sky.light, `\\alpha&H${Math.floor(60 + 150 * this.next()).toString(16)}&`);
		}
	}

	light() {
		const [x, y, r] = [this.width * (0.25 + 0.5 * this.next()), this.height * (0.2 + 0.12 * this.next()), 70 * this.unit];
		for (const [size, alpha] of [[4.2, 'E4'], [2.4, 'C8'], [1.5, '90'], [1, '00']]) {
			this.draw(circle(x, y, r * size), this.sky.light, `\\alpha&H${alpha}&\\blur${Math.round(size * 12 * this.unit)}`);
		}
	}

	hills() {
		this.sky.hills.forEach((colour, depth) => {
			const ground = this.height * (0.52 + 0.1 * depth);
			const waves = Array.from({ length: 4 }, (_, i) => [(0.5 + i * 0.9) * (0.7 + this.next()) * Math.min(1.6, this.width / this.height), 6.3 * this.next(), (0.075 / (i + 1)) * this.height]);
			const ridge = [];
			for (let x = -0.15; x <= 1.15; x += 0.01) {
				ridge.push([x * this.width, ground + waves.reduce((sum, [f, p, a]) => sum + a * Math.sin(f * x * 6.3 + p) * 0.6, 0)]);
			}
			const drift = this.move((depth + 1) * 0.02 * this.width * (depth % 2 ? -1 : 1), 0);
			this.draw(polygon([[-0.15 * this.width, this.height * 1.1], ...ridge, [1.15 * this.width, this.height * 1.1]]), colour, `${drift}\\blur1`);
			if (depth === 1) this.emblem();
		});
	}

	emblem() {
		const scale = 3.1 * this.unit;
		const [x, y] = [this.width * (0.42 + 0.16 * this.next()), this.height * 0.685];
		const drift = `\\move(${Math.round(x)},${Math.round(y)},${Math.round(x + 0.05 * this.width)},${Math.round(y)})`;
		const size = `\\fscx${Math.round(scale * 100)}\\fscy${Math.round(scale * 100)}`;
		const part = (drawing, colour, tags) =>
			this.line(`{\\an7${drift}\\bord0\\shad0${size}\\1c${bgr(colour)}${tags}\\p4}${FRAME} ${drawing}`);
		this.emblemParts.dark.forEach((d) => part(d, this.sky.hills[2], ''));
		this.emblemParts.lit.forEach((d) => part(d, this.sky.light, '\\alpha&H20&\\blur3'));
	}

	title(text, line) {
		const size = Math.round(Math.min(104, 1180 / Math.max(...text.split('|').map((w) => w.length))) * this.unit);
		const [x, y] = [this.width / 2, this.height * 0.8];
		const lines = text.toUpperCase().split('|').join('\\N');
		this.line(`{\\an5\\pos(${x},${y})\\fs${size}\\b1\\fsp${Math.round(6 * this.unit)}\\1c${bgr(this.sky.light)}\\bord0\\shad0\\blur1}${lines}`);
		this.line(`{\\an5\\pos(${x},${this.height * 0.94})\\fs${Math.round(34 * this.unit)}\\fsp${Math.round(8 * this.unit)}\\1c${bgr(this.sky.light)}\\alpha&H40&\\bord0\\shad0}${line}`);
	}

	toString() {
		return [
			'[Script Info]', 'ScriptType: v4.00+', `PlayResX: ${this.width}`, `PlayResY: ${this.height}`, 'WrapStyle: 2', '',
			'[V4+ Styles]', 'Format: Name, Fontname, Fontsize, PrimaryColour', 'Style: Plain,DejaVu Serif,40,&H00FFFFFF', '',
			'[Events]', 'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text', ...this.events, '',
		].join('\n');
	}
}

const [first, second] = process.argv.slice(2);
if (first === 'colours') {
	console.log(`c0=0x${SKIES[second].top}:c1=0x${SKIES[second].low}`);
} else {
	const [width, height, seconds, seed, sky, emblem, title, line = ''] = process.argv.slice(2);
	const scene = new Scene(Number(width), Number(height), Number(seconds), Number(seed), SKIES[sky]);
	scene.emblemParts = EMBLEMS[emblem];
	if (sky === 'night' || sky === 'dusk' || sky === 'ember') scene.stars();
	scene.light();
	scene.hills();
	if (title) scene.title(title, line);
	console.log(String(scene));
}
