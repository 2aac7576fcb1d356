// A chart that is a table: each row has its bar, so nobody needs another version of it.

/**
 * Make a table whose rows carry a bar.
 * `heads` are [text, is it a number]; `rows` are {cells, from, to} with the bar in [0, 1],
 * none where `to` is null, and `kind`, a class of the row. The bar stands after the first cell.
 */
function barTable(caption, heads, rows) {
  const [first, ...others] = heads;
  return stacking(el("table", { class: `bars of-${heads.length}` },
    el("caption", { class: "heard" }, caption),
    el("thead", {}, el("tr", {}, headCell(first), el("td", { "aria-hidden": "true" }),
      others.map(headCell))),
    el("tbody", {}, rows.map((row) => barRow(row, heads)))));
}

function headCell([text, isNumber]) {
  return el("th", { scope: "col", class: isNumber && "number" }, text);
}

function barRow({ cells, from, to, kind }, heads) {
  const [first, ...others] = cells;
  return el("tr", { class: kind },
    el("th", { scope: "row" }, first),
    el("td", { class: "bar-cell", "aria-hidden": "true" }, to === null || to === from ? "" : bar(from, to)),
    others.map((cell, at) => el("td", { class: heads[at + 1][1] && "number" }, cell)));
}

function bar(from, to) {
  const filling = el("span", { class: "bar" });
  filling.style.marginLeft = `${100 * Math.min(from, to)}%`;
  filling.style.width = `${100 * Math.abs(to - from)}%`;
  return el("span", { class: "track" }, filling);
}
