/** A report and its translation are one testimony: they never count twice. Pure. */

/**
 * @param {Array<{report: {original: string, language: string}}>} claims
 * @param {string} language the reader's
 * @returns {Array<{first: any, others: any[]}>} one entry for each original report's account of the event;
 *   the claim in the reader's language stands first, the rest of the same testimony behind it
 */
export function groupTestimonies(claims, language) {
  const byOriginal = new Map();
  for (const claim of claims) {
    const group = byOriginal.get(claim.report.original) ?? [];
    group.push(claim);
    byOriginal.set(claim.report.original, group);
  }
  return [...byOriginal.values()].flatMap((group) => pairUp(group, language));
}

/**
 * Claims of one original by language: the n-th of one language tells what the n-th of another does,
 * for a digest is written side by side.
 */
function pairUp(group, language) {
  const byLanguage = new Map();
  for (const claim of group) {
    byLanguage.set(claim.report.language, [...(byLanguage.get(claim.report.language) ?? []), claim]);
  }
  const order = [...byLanguage.keys()].sort((a, b) => Number(b === language) - Number(a === language));
  const longest = Math.max(...order.map((key) => byLanguage.get(key).length));
  return Array.from({ length: longest }, (_, i) => {
    const [first, ...others] = order.map((key) => byLanguage.get(key)[i]).filter(Boolean);
    return { first, others };
  });
}
