// Making elements. Text goes in as text, never as markup: names are not to be trusted.

const SVG = "http://www.w3.org/2000/svg";

/** Make an element: attributes by name, `on…` listeners, then children or texts. */
function el(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** The same in a drawing. */
function drawn(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== ""));
  return element;
}

/** Text for those who listen, not look. */
function heard(text) {
  return el("span", { class: "heard" }, text);
}

/** Put other children into an element of the page. */
function fill(id, ...children) {
  const element = document.getElementById(id);
  element.replaceChildren(...children.flat().filter(Boolean));
  return element;
}

function byId(id) {
  return document.getElementById(id);
}

/**
 * Keep a table a table for those who listen: on a phone its cells stand one below the
 * other, and browsers then forget what they are.
 */
function stacking(table) {
  table.setAttribute("role", "table");
  for (const part of table.tBodies) part.setAttribute("role", "rowgroup");
  table.tHead.setAttribute("role", "rowgroup");
  for (const row of table.rows) {
    row.setAttribute("role", "row");
    for (const cell of row.cells) {
      if (!cell.hasAttribute("aria-hidden")) cell.setAttribute("role", ROLES[cell.scope] ?? "cell");
    }
  }
  return table;
}

const ROLES = { row: "rowheader", col: "columnheader" };

/** A list in which each term has what is said of it; those without are left out. */
function facts(rows) {
  const shown = rows.filter(([, told]) => told !== null && told !== "");
  return el("dl", { class: "facts" }, shown.map(([term, told]) =>
    el("div", {}, el("dt", {}, term), el("dd", {}, told))));
}

/** A button that shows more of a long list: hidden when nothing is left. */
function moreButton(left, step, onclick) {
  if (left <= 0) return null;
  const count = number(Math.min(left, step));
  return el("button", { type: "button", class: "more", onclick }, say("more", { count }));
}
