import { expect, it } from 'vitest';
import { deviceOf } from './device';

const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
it.each([
  ['Revenge Web', chrome, 'Revenge Web · Chrome · Linux'],
  ['', `${chrome} Edg/142.0`, 'Edge · Linux'],
  ['', 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile/15E148 Safari/604.1', 'Safari · iOS'],
  ['', 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox · Windows'],
  ['', 'curl/8', 'curl/8'],
  ['', '', '']
])('%s %s', (clientName, userAgent, want) => expect(deviceOf({ clientName, userAgent })).toBe(want));
