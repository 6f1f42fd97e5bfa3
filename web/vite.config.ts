import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

// `npm run dev` asks the server at REVENGE_URL.
const server = process.env.REVENGE_URL ?? 'http://127.0.0.1:8080';

// SvelteKit hides the element that announces pages by a style attribute, which the content security policy refuses.
const announcerByClass: Plugin = {
  name: 'announcer-by-class',
  enforce: 'pre',
  transform(code, id) {
    if (!id.split('?')[0]!.endsWith('generated/root.svelte')) return null;
    const style = / style="position: absolute;[^"]*"/;
    if (!style.test(code)) throw new Error('the element that announces pages has another style now');
    return { code: code.replace(style, ' class="sr-only"'), map: null };
  }
};

export default defineConfig({
  plugins: [announcerByClass, tailwindcss(), sveltekit()],
  // The content security policy takes fonts and styles from files only.
  build: { assetsInlineLimit: 0 },
  server: {
    proxy: {
      '/graphql': { target: server, ws: true },
      '/media': server,
      '/images': server
    }
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node' }
});
