/** How an event came to stand as it stands: when it was published, and what changed since. */

import { h } from "../dom.js";
import { fill, gettext } from "../i18n.js";
import { dayOf } from "../time.js";

/** What changed. */
function changeName(code) {
  const names = {
    title: gettext("the title"),
    summary: gettext("the summary"),
    type: gettext("what happened"),
    when: gettext("the time"),
    where: gettext("the place"),
    credibility: gettext("the credibility"),
    disputed: gettext("whether it is disputed"),
    note: gettext("the note of the desk"),
  };
  return names[code] ?? code;
}

/** @param {string[]} codes @param {{formats: any}} tools */
function entryWords(codes, { formats }) {
  const comma = formats.rtl ? "، " : ", ";
  const changed = codes.filter((code) => code !== "published" && code !== "republished").map(changeName);
  const what = changed.length ? fill(gettext("changed: %(what)s"), { what: changed.join(comma) }) : "";
  if (codes[0] === "published") {
    return gettext("published");
  }
  return codes[0] === "republished" ? [gettext("published again"), what].filter(Boolean).join(comma) : what;
}

/**
 * @param {{history?: Array<{at: string, changed: string[]}>, reviewed_at: string | null}} detail
 * @param {{formats: any}} tools
 */
export function pastSection({ history = [], reviewed_at }, tools) {
  const entries = history.length ? history : reviewed_at ? [{ at: reviewed_at, changed: ["published"] }] : [];
  return entries.length
    ? h(
        "section",
        { class: "past" },
        h("h3", {}, gettext("History")),
        h(
          "ol",
          { class: "past-list" },
          entries.map(({ at, changed }) =>
            h(
              "li",
              {},
              h("time", { datetime: at }, tools.formats.day(dayOf(at.slice(0, 10)))),
              " ",
              h("span", {}, entryWords(changed, tools)),
            ),
          ),
        ),
      )
    : null;
}
