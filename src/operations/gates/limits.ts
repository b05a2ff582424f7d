/** Longest text that somebody says in a review, in characters; it is shown whole in the thread. */
export const TEXT_LIMIT = 900;
