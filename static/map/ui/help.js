/** The help sheet: keys, gestures, and what the signs mean. */

import { fillWith, h } from "../dom.js";
import { GROUPS } from "../groups.js";
import { fill, gettext } from "../i18n.js";
import { controlWords, groupName } from "../words.js";
import { createDialog } from "./dialog.js";
import { disputedTag, swatch, symbol } from "./symbol.js";

/** A stand-in for any actor's colour. */
const INK = "#7a7264";

/** @param {boolean} rtl @returns {Array<{title: string, keys: Array<[string[], string]>}>} */
function keyboard(rtl) {
  const later = rtl ? "←" : "→";
  const earlier = rtl ? "→" : "←";
  return [
    {
      title: gettext("Anywhere"),
      keys: [
        [["/"], gettext("find a place, an event, coordinates")],
        [["f"], gettext("filters")],
        [["t"], gettext("table or map")],
        [["s"], gettext("share, print or take the data")],
        [["p"], gettext("play through time, or stop")],
        [["[", "]"], gettext("a step earlier or later in time")],
        [["Ctrl", "z"], gettext("take back the last change of filters or time")],
        [["Esc"], gettext("close what is open, lay an instrument aside")],
        [["?"], gettext("this sheet")],
      ],
    },
    {
      title: gettext("On the map"),
      keys: [
        [["←", "↑", "→", "↓"], gettext("move the map")],
        [["+", "−"], gettext("zoom")],
        [["0", "Home"], gettext("show all that is selected")],
        [["Enter"], gettext("open what is under the cross in the middle")],
      ],
    },
    {
      title: gettext("Instruments"),
      keys: [
        [["m"], gettext("measure a distance")],
        [["a"], gettext("measure an area")],
        [["c"], gettext("coordinates of a point")],
        [["r"], gettext("range rings")],
        [["Enter"], gettext("set a point under the cross")],
        [["⌫"], gettext("take the last point back")],
      ],
    },
    {
      title: gettext("On a drawn area"),
      keys: [
        [["Tab"], gettext("from corner to corner, and to the middle of each edge")],
        [["←", "↑", "→", "↓"], gettext("move the corner; the middle of an edge becomes a new one")],
        [["⇧", "→"], gettext("move it by a pixel")],
        [["Del"], gettext("take the corner away")],
        [["Ctrl", "z"], gettext("undo")],
      ],
    },
    {
      title: gettext("Events"),
      keys: [
        [["↑", "↓", "Enter"], gettext("go through the list of events and open one")],
        [["j", "k"], gettext("next and earlier event in time, once one is open")],
      ],
    },
    {
      title: gettext("On the timeline"),
      keys: [
        [[earlier, later], gettext("a step earlier or later")],
        [["PgUp", "PgDn"], gettext("a month later or earlier")],
        [["Home", "End"], gettext("to its ends")],
        [["+", "−", "0"], gettext("zoom in, out, and back to the whole")],
        [["d", "w", "m"], gettext("step by days, weeks, months")],
        [["l"], gettext("heights by logarithm")],
        [[gettext("Space")], gettext("play or stop")],
      ],
    },
  ];
}

const gestures = () => [
  [gettext("Drag"), gettext("moves the map; on the timeline it chooses a range, its handles change it")],
  [gettext("Wheel or two fingers"), gettext("zooms the map, or the timeline under them")],
  [gettext("Click or tap"), gettext("opens an event, or says on which fact the ground there rests")],
  [
    gettext("Right click or long press"),
    gettext("gives the coordinates of a point; takes a drawn area's corner away"),
  ],
  [gettext("Drag the middle of an edge"), gettext("adds a corner to a drawn area")],
];

const signs = () => [
  ...GROUPS.filter((group) => group !== "other").map((group) => [symbol(group, INK), groupName(group)]),
  [symbol("battle", INK, { hollow: true }), gettext("known to an area only; the area is hatched")],
  [disputedTag(gettext("disputed")), gettext("sources contradict each other, or one side alone claims it")],
  ...["held", "partial", "contested"].map((state) => [swatch(INK, state), controlWords(state)]),
];

const pairs = (list, kind) =>
  h(
    "dl",
    { class: kind },
    list.map(([name, words]) => h("div", {}, h("dt", {}, name), h("dd", {}, words))),
  );

/** @param {{formats: any}} tools @returns {{open: () => void}} */
export function createHelp({ formats }) {
  const dialog = createDialog(gettext("Help"));
  dialog.element.classList.add("help");
  let drawn = false;

  function open() {
    if (!drawn) {
      fillWith(
        dialog.body,
        h("h3", {}, gettext("Keyboard")),
        keyboard(formats.rtl).map(({ title, keys }) => [
          h("h4", {}, title),
          pairs(
            keys.map(([names, words]) => [names.map((name) => h("kbd", {}, name)), words]),
            "keys",
          ),
        ]),
        h("h3", {}, gettext("Mouse and touch")),
        pairs(gestures(), "keys gestures"),
        h("h3", {}, gettext("What the signs say")),
        h(
          "p",
          { class: "muted small" },
          fill(gettext("The shape says what happened, the colour who acts. More under “%(tab)s”."), {
            tab: gettext("Layers and legend"),
          }),
        ),
        pairs(signs(), "keys signs"),
      );
      drawn = true;
    }
    dialog.open();
  }

  return { open };
}
