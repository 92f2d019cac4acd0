/** What a reader prefers on this machine, apart from what a link says: digits and the Hijri line. */

const KEY = "mapfront-preferences";

/** @returns {{digits: "latn" | "arab", hijri: boolean}} */
export function readPreferences() {
  let kept = {};
  try {
    kept = JSON.parse(localStorage.getItem(KEY) ?? "{}");
  } catch {
    // Storage may be closed to us, or hold something else: the defaults stand.
  }
  return { digits: kept.digits === "arab" ? "arab" : "latn", hijri: kept.hijri === true };
}

/** @param {{digits: string, hijri: boolean}} preferences */
export function writePreferences(preferences) {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // Nothing is lost but the memory of it.
  }
}
