/** How menus look: the box, what is chosen from, and what parts it. */
export const menuBox = 'z-50 min-w-52 rounded-xl border border-line bg-surface p-1.5 shadow-2xl outline-none';
export const menuItem =
  'flex cursor-default items-center gap-2.5 rounded-md px-3 py-2 text-sm outline-none data-disabled:opacity-50 data-highlighted:bg-raised ' +
  'data-[state=open]:bg-raised [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted';
export const menuLine = 'my-1 h-px bg-line';
