import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  kit: {
    // The server answers every address with index.html and allows its inline script by hash.
    adapter: adapter({ fallback: 'index.html', precompress: true }),
    // Relative addresses in the fallback would break below the first level.
    paths: { relative: false }
  }
};
