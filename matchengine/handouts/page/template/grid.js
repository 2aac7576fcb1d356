// The schedule as a grid: a row a table, a column a slot. Of a large plan it shows a part,
// and pages through the rest.

const TABLES_AT_ONCE = 50;
const SLOTS_AT_ONCE = 14;
const STEPS = [500, 600, 700, 800];
const from = { table: 0, slot: 0 };

/** Show the meetings that match; while anything is filtered, only tables with some. */
function showGrid(found) {
  const filtered = filterCount() > 0;
  const rows = filtered ? inOrder(found, meetings.table) : tables.id.map((_, table) => table);
  const all = filters.slot !== EVERY ? [Number(filters.slot)]
    : filtered && slots.id.length > SLOTS_AT_ONCE ? inOrder(found, meetings.slot)
      : slots.id.map((_, slot) => slot);
  keepInside("table", rows.length, TABLES_AT_ONCE);
  keepInside("slot", all.length, SLOTS_AT_ONCE);
  const shownRows = rows.slice(from.table, from.table + TABLES_AT_ONCE);
  const shownSlots = all.slice(from.slot, from.slot + SLOTS_AT_ONCE);
  const shown = filtered ? new Set(found) : null;
  fill("grid-pages",
    pager("table", "tables", rows.length, TABLES_AT_ONCE),
    pager("slot", "slots", all.length, SLOTS_AT_ONCE));
  fill("grid", gridTable(shownRows, shownSlots, shown));
}

function inOrder(found, column) {
  return [...new Set(found.map((one) => column[one]))].sort((a, b) => a - b);
}

function keepInside(axis, length, step) {
  if (from[axis] >= length) from[axis] = Math.max(0, length - 1);
  from[axis] -= from[axis] % step;
}

function gridTable(rows, columns, shown) {
  const table = el("table", { role: "grid", "aria-label": say("grid") },
    el("thead", {}, el("tr", {}, el("th", { scope: "col", class: "corner" }, say("table")),
      columns.map((slot, at) => slotHead(slot, startsSession(columns, at))))),
    el("tbody", {}, rows.map((row) => el("tr", {}, tableHead(row),
      columns.map((slot, at) => gridCell(row, slot, shown, startsSession(columns, at)))))));
  listenToKeys(table);
  return table;
}

function startsSession(columns, at) {
  return at > 0 && slots.session[columns[at]] !== slots.session[columns[at - 1]];
}

function slotHead(slot, starts) {
  return el("th", { scope: "col", class: starts && "starts" },
    el("span", { class: "session" }, slots.session[slot]),
    el("span", { class: "clock" }, startOf(slot)));
}

function tableHead(table) {
  const zone = tables.zone[table];
  return el("th", { scope: "row" }, el("span", { class: "table-id" }, tables.id[table]),
    zone && el("span", { class: "zone" }, heard(`${say("zone")} `), zone));
}

function gridCell(table, slot, shown, starts) {
  const one = meetingsIn[slot].get(table);
  const there = one !== undefined && (shown === null || shown.has(one));
  if (!there) {
    return el("td", { class: starts && "starts", tabindex: "-1" },
      one === undefined ? heard(say("no_meeting")) : "");
  }
  return el("td", { class: starts && "starts" },
    el("button", { type: "button", class: `meeting step-${stepOf(meetings.value[one])}`,
      tabindex: "-1", onclick: () => go(meetingPlace(one)) }, cellTexts(one)));
}

function cellTexts(one) {
  return [
    el("span", { class: "about" }, el("span", { class: "goods" }, told(meetings.commodity, one)),
      el("span", { class: "score" }, heard(`${say("score")} `), score(meetings.value[one]))),
    el("span", { class: "who" }, shortName(meetings.seller[one])),
    heard(` ${say("sells_to")} `),
    el("span", { class: "who to" }, shortName(meetings.buyer[one])),
  ];
}

/** Which of the five colours a value has. */
function stepOf(value) {
  return STEPS.filter((least) => value >= least).length;
}

function legend() {
  const texts = [say("legend_below", { number: score(STEPS[0]) }),
    ...STEPS.slice(0, -1).map((least, at) => `${score(least)}–${score(STEPS[at + 1] - 10)}`),
    say("legend_from", { number: score(STEPS[STEPS.length - 1]) })];
  return [el("span", { class: "legend-name" }, say("legend")),
    ...texts.map((text, step) => el("span", { class: "legend-step" },
      el("span", { class: `swatch step-${step}`, "aria-hidden": "true" }), text))];
}

/** Which part of a long axis is shown, and the way to its neighbours. */
function pager(axis, word, length, step) {
  if (length <= step) return null;
  const first = from[axis] + 1;
  const last = Math.min(length, from[axis] + step);
  const turn = (by, name, sign, at) => el("button", {
    type: "button", id: `${at}-${word}`, "aria-label": say(name), disabled: first + by < 1 || first + by > length,
    onclick: () => { from[axis] += by; showSchedule(); byId(`${at}-${word}`).focus(); },
  }, sign);
  return el("div", { class: "pager" },
    turn(-step, `before_${word}`, "‹", "before"),
    el("span", {}, say(`${word}_shown`,
      { first: number(first), last: number(last), all: number(length) })),
    turn(step, `after_${word}`, "›", "after"));
}
