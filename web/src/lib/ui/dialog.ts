/** How dialogs look: what covers the page, the box, and the tabs of one, which scroll where they are more than fit. */
export const dialogVeil = 'fixed inset-0 z-50 bg-black/60 backdrop-blur-sm';
export const dialogBox =
  'fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 rounded-xl border ' +
  'border-line bg-surface shadow-2xl';
export const dialogTabs = '-mx-1 flex shrink-0 overflow-x-auto border-b border-line px-1 pt-1';
export const dialogTab =
  'h-10 shrink-0 border-b-2 border-transparent px-4 text-sm whitespace-nowrap text-muted hover:text-foreground ' +
  'data-[state=active]:border-accent-fill data-[state=active]:font-medium data-[state=active]:text-foreground';
