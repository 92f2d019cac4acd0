/** Where a list's rows stand as cards, each cell is told with the name of its column. */

for (const list of document.querySelectorAll("#result_list")) {
  const names = [...list.querySelectorAll("thead th")].map((head) =>
    head.querySelector(".text")?.textContent.trim(),
  );
  for (const row of list.tBodies[0]?.rows ?? []) {
    [...row.cells].forEach((cell, i) => {
      if (cell.tagName === "TD" && names[i] && !cell.matches(".action-checkbox")) {
        cell.dataset.label = names[i];
      }
    });
  }
}
