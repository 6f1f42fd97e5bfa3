/** How many bytes of variables go into one call: the server takes requests of 256 KiB, the document among them. */
export const roomInCall = 200 * 1024;

const encoder = new TextEncoder();

/** How many bytes a value takes in a call. */
export const sizeOf = (value: unknown): number => encoder.encode(JSON.stringify(value)).length + 1;
