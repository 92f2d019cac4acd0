/**
 * Colours of the groups in the histogram: muted, told apart in order as well as in hue, and none of
 * an actor's, so that nobody reads a bar as a side of the war.
 */

const COLOURS = {
  battle: ["#5a3a31", "#d0a391"],
  territory: ["#7c6a45", "#d2c194"],
  strike: ["#a4572f", "#e59a6c"],
  civilians: ["#6f4a78", "#c6a0d0"],
  movement: ["#3f6f73", "#85bfc3"],
  seizure: ["#5b7350", "#a5c497"],
  support: ["#4a6288", "#98b3dc"],
  statement: ["#85807a", "#a8a39b"],
  other: ["#a09a90", "#787269"],
};

/** @param {string} group @param {boolean} dark */
export const groupColour = (group, dark) => (COLOURS[group] ?? COLOURS.other)[dark ? 1 : 0];
