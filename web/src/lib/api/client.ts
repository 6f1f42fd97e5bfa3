import { goto } from '$app/navigation';
import { Requester } from './request';

function toLogin() {
  const here = location.pathname + location.search;
  if (!here.startsWith('/login')) void goto(`/login?next=${encodeURIComponent(here)}`);
}

const requester = new Requester((...args) => fetch(...args), toLogin);

export const request = requester.request;
export const refresh = () => requester.refresh();
