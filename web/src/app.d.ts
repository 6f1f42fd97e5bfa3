import type { QueryClient } from '@tanstack/svelte-query';
import type { Viewer } from '$lib/api/session';

declare global {
  namespace App {
    interface Error {
      message: string;
      code?: string;
    }
    interface PageData {
      queryClient?: QueryClient;
      viewer?: Viewer;
    }
  }
}

export {};
