// Arrow keys in the grid: one cell is reached by Tab, the others from it.

const MOVES = {
  ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
  PageUp: [-10, 0], PageDown: [10, 0],
};

function listenToKeys(table) {
  const cells = [...table.tBodies[0].rows].map((row) => [...row.cells].slice(1));
  const first = cells.flat().find((cell) => cell.firstElementChild?.tagName === "BUTTON");
  const start = first ?? cells[0]?.[0];
  if (start) inside(start).tabIndex = 0;
  table.addEventListener("keydown", (event) => {
    const to = target(event, cells);
    if (!to) return;
    event.preventDefault();
    inside(to).focus();
  });
  table.addEventListener("focusin", (event) => {
    for (const one of table.querySelectorAll('tbody [tabindex="0"]')) one.tabIndex = -1;
    event.target.tabIndex = 0;
  });
}

/** What takes the focus in a cell: its meeting, or the empty cell itself. */
function inside(cell) {
  return cell.querySelector("button") ?? cell;
}

function target(event, cells) {
  const cell = event.target.closest("td");
  if (!cell) return null;
  const row = cell.parentElement.sectionRowIndex;
  const at = cell.cellIndex - 1;
  const [last, end] = [cells.length - 1, cells[0].length - 1];
  if (event.key in MOVES) {
    const [down, right] = MOVES[event.key];
    return cells[within(row + down, last)][within(at + right, end)];
  }
  if (event.key === "Home") return cells[event.ctrlKey ? 0 : row][0];
  if (event.key === "End") return cells[event.ctrlKey ? last : row][end];
  return null;
}

function within(place, last) {
  return Math.max(0, Math.min(last, place));
}
