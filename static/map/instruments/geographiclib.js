/** GeographicLib as a module: its script, once run, leaves its name with the window. */

import "../../npm/geographiclib/geographiclib-geodesic.min.js";

export default globalThis.geodesic;
