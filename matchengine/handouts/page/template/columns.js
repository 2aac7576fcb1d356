// A chart of columns: how many businesses have 0, 1, 2, … of something.

const COLUMN = { width: 44, height: 150, top: 22, bottom: 26, gap: 10 };

/** Draw it, with the same numbers as a table that can be opened beneath. */
function columnChart(id, title, note, heads, counts) {
  return el("figure", { class: "columns" },
    columnPicture(id, title, note, counts),
    el("details", {},
      el("summary", {}, say("as_table"), heard(`: ${title}`)),
      el("table", { class: "plain" },
        el("caption", { class: "heard" }, title),
        el("thead", {}, el("tr", {}, heads.map((head) =>
          el("th", { scope: "col", class: "number" }, head)))),
        el("tbody", {}, counts.map(([what, count]) => el("tr", {},
          el("th", { scope: "row", class: "number" }, number(what)),
          el("td", { class: "number" }, number(count))))))));
}

function columnPicture(id, title, note, counts) {
  const { width, height, top, bottom } = COLUMN;
  const all = counts.length * width;
  const most = Math.max(1, ...counts.map(([, count]) => count));
  return drawn("svg", {
    viewBox: `0 0 ${all} ${top + height + bottom}`, role: "img",
    "aria-labelledby": `${id}-title ${id}-note`, class: "chart", preserveAspectRatio: "xMinYMid",
  },
  drawn("title", { id: `${id}-title` }, title),
  drawn("desc", { id: `${id}-note` }, `${note} ${counts.map(([what, count]) =>
    `${number(what)}: ${number(count)}`).join("; ")}`),
  drawn("line", { x1: 0, x2: all, y1: top + height, y2: top + height, class: "axis" }),
  counts.map(([what, count], at) => column(what, count, at, most)));
}

function column(what, count, at, most) {
  const { width, height, top, bottom, gap } = COLUMN;
  const tall = (count / most) * height;
  const middle = at * width + width / 2;
  return drawn("g", {},
    drawn("rect", { x: at * width + gap / 2, y: top + height - tall, width: width - gap,
      height: tall, rx: Math.min(3, tall) }),
    drawn("text", { x: middle, y: top + height - tall - 7, class: "count" },
      count ? number(count) : ""),
    drawn("text", { x: middle, y: top + height + bottom - 8 }, number(what)));
}
