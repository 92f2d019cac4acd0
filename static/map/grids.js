/** The grids of the library, by themselves: a file of ours that can be fetched when it is needed. */

export { default as Mgrs, Utm } from "geodesy/mgrs.js";
