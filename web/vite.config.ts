import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vitest/config';

// `npm run dev` asks the server at REVENGE_URL.
const server = process.env.REVENGE_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [tailwindcss(), sveltekit()],
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
