/**
 * Coordinates as somebody types or pastes them: decimal degrees, degrees with minutes and seconds, MGRS, UTM, in
 * Latin or Arabic digits. Pure; the library for the grids is fetched when one is typed.
 *
 * @typedef {{lat: number, lon: number, read: "lat-lon" | "lon-lat" | "named" | "mgrs" | "utm"}} TypedPoint degrees,
 *   WGS 84; read: which number was taken for which, "named" where letters say it
 */

/** Beyond this the map does not reach. */
const MOST_LAT = 85;
const ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩";
const PERSIAN_DIGITS = "۰۱۲۳۴۵۶۷۸۹";
/** Bands of MGRS that lie south of the equator. */
const SOUTHERN = "CDEFGHJKLM";

/** @param {string} text @returns {string} the same in Latin digits, signs and capitals */
function plain(text) {
  return text
    .normalize("NFD")
    .replace(/[\p{M}\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c]/gu, "")
    .replace(/[٠-٩]/g, (digit) => String(ARABIC_DIGITS.indexOf(digit)))
    .replace(/[۰-۹]/g, (digit) => String(PERSIAN_DIGITS.indexOf(digit)))
    .replace(/شمالا?/g, "N")
    .replace(/جنوبا?/g, "S")
    .replace(/شرقا?/g, "E")
    .replace(/غربا?/g, "W")
    .replace(/٫/g, ".")
    .replace(/[،؛]/g, ",")
    .replace(/[−–]/g, "-")
    .replace(/[º˚]/g, "°")
    .replace(/[′’‘]/g, "'")
    .replace(/[″”“]|''/g, '"')
    .trim()
    .toUpperCase();
}

/** @param {string[]} parts degrees, perhaps minutes and seconds @returns {number} NaN where they make no angle */
function angle(parts) {
  const [degrees, minutes = 0, seconds = 0] = parts.map(Number);
  const whole = parts.slice(0, -1).every((part) => /^[-+]?\d+$/.test(part));
  const good = whole && minutes >= 0 && minutes < 60 && seconds >= 0 && seconds < 60;
  const size = Math.abs(degrees) + minutes / 60 + seconds / 3600;
  return good ? (parts[0].startsWith("-") ? -size : size) : Number.NaN;
}

/** Letters and numbers as two angles, each with its letter or "". */
function halves(tokens) {
  const numbers = tokens.filter((token) => /\d/.test(token));
  const letters = tokens.filter((token) => !/\d/.test(token));
  const split = letters.length
    ? tokens.findIndex((token, i) => i > 0 && !/\d/.test(token)) - (/\d/.test(tokens[0]) ? 0 : 1)
    : numbers.length / 2;
  if (![0, 2].includes(letters.length) || !Number.isInteger(split)) {
    return null;
  }
  const parts = [numbers.slice(0, split), numbers.slice(split)];
  return parts.every(({ length }) => length >= 1 && length <= 3)
    ? parts.map((part, i) => ({ value: angle(part), letter: letters[i] ?? "" }))
    : null;
}

const onMap = ({ lat, lon }) => Math.abs(lat) <= MOST_LAT && Math.abs(lon) <= 180;

/** @param {string} text plain @returns {TypedPoint[]} */
function degrees(text) {
  const commas = /^([-+]?\d{1,3}),(\d{2,})[\s,;]+([-+]?\d{1,3}),(\d{2,})$/.exec(text);
  const said = commas ? `${commas[1]}.${commas[2]} ${commas[3]}.${commas[4]}` : text;
  if (!/^[NSEW\d.°'",;\s+-]+$/.test(said) || !/[.°,NSEW]/.test(said)) {
    return [];
  }
  const found = halves(said.match(/[NSEW]|[-+]?\d+(\.\d+)?/g) ?? []);
  if (!found) {
    return [];
  }
  const [a, b] = found.map(({ value, letter }) => (/[SW]/.test(letter) ? -value : value));
  const letters = found.map(({ letter }) => letter).join("");
  /** @type {TypedPoint[]} */
  const points = /^[NS][EW]$/.test(letters)
    ? [{ lat: a, lon: b, read: "named" }]
    : /^[EW][NS]$/.test(letters)
      ? [{ lat: b, lon: a, read: "named" }]
      : letters
        ? []
        : [
            { lat: a, lon: b, read: "lat-lon" },
            { lat: b, lon: a, read: "lon-lat" },
          ];
  return points.filter(onMap).filter(({ lat, lon }, i) => i === 0 || lat !== lon);
}

const MGRS = /^(\d{1,2})\s*([C-HJ-NP-X])\s*([A-HJ-NP-Z]{2})\s*(\d{1,10})(?:\s+(\d{1,5}))?$/;
const UTM = /^(\d{1,2})(\s*)([C-HJ-NP-X])[\s,]+(\d{6}(?:\.\d+)?)M?E?[\s,]+(\d{1,8}(?:\.\d+)?)M?N?$/;

/** The two numbers of a grid reference, of as many digits each, which may stand as one. */
function evenly(first, second) {
  const half = first.length / 2;
  const [easting, northing] = second ? [first, second] : [first.slice(0, half), first.slice(half)];
  return easting.length === northing.length ? [easting, northing] : [];
}

/**
 * Hemispheres that the letter after a zone may mean. S is the south, or the band of 32 to 40 degrees north, which
 * is mostly written close to its zone.
 */
function hemispheres(letter, apart) {
  if (letter === "S") {
    return apart ? ["S", "N"] : ["N", "S"];
  }
  return SOUTHERN.includes(letter) ? ["S"] : ["N"];
}
const inBandS = ({ lat }) => lat < 0 || (lat > 31.9 && lat < 40.1);

/** @param {string} text plain @returns {Promise<TypedPoint[]>} */
async function grids(text) {
  const mgrs = MGRS.exec(text);
  const utm = UTM.exec(text);
  if (!mgrs && !utm) {
    return [];
  }
  const { Mgrs, Utm } = await import("./grids.js");
  /** @returns {TypedPoint[]} none where the grid has no such square */
  const point = (read, make) => {
    try {
      const { lat, lon } = make().toLatLon();
      return onMap({ lat, lon }) ? [{ lat, lon, read }] : [];
    } catch {
      return [];
    }
  };
  if (mgrs) {
    const [, zone, band, square, ...digits] = mgrs;
    const [easting, northing] = evenly(...digits);
    const reference = `${zone.padStart(2, "0")}${band} ${square} ${easting} ${northing}`;
    return easting ? point("mgrs", () => Mgrs.parse(reference).toUtm()) : [];
  }
  const [, zone, apart, letter, easting, northing] = utm;
  const points = hemispheres(letter, apart).flatMap((hemisphere) =>
    point("utm", () => new Utm(Number(zone), hemisphere, Number(easting), Number(northing))),
  );
  return letter === "S" ? points.filter(inBandS) : points;
}

/**
 * @param {string} text
 * @returns {Promise<TypedPoint[]>} what it may mean, the likeliest first; none where it is no coordinate
 */
export async function typedPoints(text) {
  const typed = plain(text);
  if (!/\d/.test(typed)) {
    return [];
  }
  const found = degrees(typed);
  return found.length ? found : grids(typed).catch(() => []);
}
