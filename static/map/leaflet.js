/** Leaflet as a module: the classic script that django-leaflet ships has run before any module does. */

export default globalThis.L;
