/** The order in which groups of types stand in legends, filters and bars. */
export const GROUPS = [
  "battle",
  "territory",
  "strike",
  "civilians",
  "movement",
  "seizure",
  "support",
  "statement",
  "other",
];
