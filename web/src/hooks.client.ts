// Dark until the viewer chooses otherwise; mode-watcher reads this when it is loaded, after this file.
const key = 'mode-watcher-mode';
if (localStorage.getItem(key) === null) localStorage.setItem(key, 'dark');
