// The server sends files only; every page is made in the browser.
export const ssr = false;
