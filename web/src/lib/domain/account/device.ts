const browsers: [RegExp, string][] = [
  [/Edg(?:A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrom(?:e|ium)\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari']
];
const systems: [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPad/, 'iPadOS'],
  [/iPhone|iPod/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux|X11/, 'Linux']
];
const named = (list: [RegExp, string][], text: string) => list.find(([test]) => test.test(text))?.[1];

/** What somebody logged in with, in a few words: what the client calls itself, and the browser and system of a web client. */
export function deviceOf(login: { clientName: string; userAgent: string }): string {
  const [browser, system] = [named(browsers, login.userAgent), named(systems, login.userAgent)];
  return [login.clientName, browser, system].filter(Boolean).join(' · ') || login.userAgent;
}
