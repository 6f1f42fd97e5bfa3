/** The twelve colours of profiles: light enough for dark letters on them. */
export const colours = ['#f2b8b5', '#ffb59a', '#fdd663', '#c9dc7a', '#95d8a4', '#7fd8c9', '#8fd3f4', '#a8c7fa', '#c3b8f5', '#e3b5ef', '#f3b4d3', '#d5d0c8'];
export const colourOf = (colour: number): string => colours[colour] ?? colours[0]!;
