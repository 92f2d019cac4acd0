/** How to cite an event: plain, BibTeX, CSL-JSON. Pure. */

/**
 * @typedef {object} Cited
 * @property {string} uuid @property {string} title @property {string} when in words @property {string} where
 * @property {string[]} sources names @property {string} grade "C3" @property {string} url absolute
 * @property {string} language @property {string | null} published ISO day, when it was published here
 * @property {string} accessed ISO day @property {string} note e.g. that the data is synthetic, or ""
 */

/**
 * One line: title, when, where, sources, grade, address.
 * @param {Cited} cited @param {{sources: string, grade: string, accessed: string}} words already filled
 */
export const plain = ({ title, when, where, url, note }, words) =>
  `${[title, when, where, words.sources, words.grade, note, "MapFront"].filter(Boolean).join(". ")}. ${url} (${words.accessed})`;

const SPECIAL = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };

/** Characters that TeX reads as commands, escaped. @param {string} text */
const tex = (text) => text.replace(/[\\~^]|[{}%&$#_]/g, (char) => SPECIAL[char] ?? `\\${char}`);

/** @param {Cited} cited */
export function bibtex(cited) {
  const [year, month] = (cited.published ?? "").split("-");
  const note = [cited.when, cited.where, cited.sources.join("; "), cited.grade, cited.note];
  const fields = {
    title: `{${tex(cited.title)}}`,
    author: "{{MapFront}}",
    year: year ? `{${year}}` : null,
    month: month ? `{${month}}` : null,
    note: `{${tex(note.filter(Boolean).join(". "))}}`,
    url: `{${cited.url}}`,
    urldate: `{${cited.accessed}}`,
    language: `{${cited.language === "ar" ? "arabic" : "english"}}`,
  };
  const lines = Object.entries(fields).filter(([, value]) => value);
  return `@misc{mapfront-${cited.uuid.slice(0, 8)},\n${lines.map(([name, value]) => `  ${name} = ${value}`).join(",\n")}\n}`;
}

const dateParts = (iso) => ({ "date-parts": [iso.split("-").map(Number)] });

/** @param {Cited} cited @returns {string} JSON, a list of one item as reference managers import it */
export function cslJson(cited) {
  const item = {
    id: `mapfront-${cited.uuid}`,
    type: "webpage",
    title: cited.title,
    author: [{ literal: "MapFront" }],
    "container-title": "MapFront",
    issued: cited.published ? dateParts(cited.published) : undefined,
    accessed: dateParts(cited.accessed),
    URL: cited.url,
    language: cited.language,
    "event-place": cited.where || undefined,
    note: [cited.when, cited.sources.join("; "), cited.grade, cited.note].filter(Boolean).join(". "),
  };
  return JSON.stringify([item], null, 2);
}
