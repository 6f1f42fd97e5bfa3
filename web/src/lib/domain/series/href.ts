/** Where a series is shown; all of them where it is not known, or must not be seen. */
export const seriesHref = (series: { id: string } | null | undefined) => (series ? `/series/${series.id}` : '/series');
