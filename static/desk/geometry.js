/** GeoJSON geometries, taken apart for editing and put together again. */

/** What may be drawn for a field of a geometry type. @param {string} geomType */
export function kinds(geomType) {
  return geomType === "Geometry" ? ["Point", "LineString", "Polygon"] : [geomType.replace("Multi", "")];
}

/**
 * Single geometries of any geometry. @param {any} geometry or null
 * @returns {{type: string, coordinates: any}[]}
 */
export function flat(geometry) {
  if (!geometry) {
    return [];
  }
  if (geometry.type === "GeometryCollection") {
    return geometry.geometries.flatMap(flat);
  }
  if (geometry.type.startsWith("Multi")) {
    const type = geometry.type.slice(5);
    return geometry.coordinates.map((coordinates) => ({ type, coordinates }));
  }
  return [geometry];
}

/**
 * One geometry of single ones. @param {any[]} parts @param {string} geomType of the field
 * @returns {any} null for none; undefined where kinds are mixed
 */
export function gather(parts, geomType) {
  if (parts.length === 0) {
    return null;
  }
  const [{ type }] = parts;
  if (parts.some((part) => part.type !== type)) {
    return undefined;
  }
  if (parts.length === 1 && !geomType.startsWith("Multi")) {
    return parts[0];
  }
  return { type: `Multi${type}`, coordinates: parts.map((part) => part.coordinates) };
}
