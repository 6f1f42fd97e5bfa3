/** What was added to a list. */
export interface Added {
  /** The list's name. */
  name?: string;
  /** How many items were not in it before. */
  added: number;
}
