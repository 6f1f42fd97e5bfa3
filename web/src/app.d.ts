import type { QueryClient } from '@tanstack/svelte-query';

declare global {
  namespace App {
    interface Error {
      message: string;
      code?: string;
    }
    interface PageData {
      queryClient?: QueryClient;
    }
  }
}

export {};
