// The fourth tab: who got less than wished, and why.

const ROWS_AT_ONCE = 100;
let rowsShown = ROWS_AT_ONCE;

function wishText(row) {
  const wanted = unserved.wanted[row];
  if (wanted === "any") return say("kind_any");
  if (wanted === "minimum") return say("wish_minimum", { count: number(unserved.least[row]) });
  return say(`wish_${wanted}`, { partner: people.name[unserved.partner[row]] });
}

function showUnserved() {
  showKinds();
  const kind = byId("filter-kind").value;
  const rows = unserved.who.map((_, row) => row)
    .filter((row) => kind === EVERY || unserved.wanted[row] === kind);
  byId("unserved-count").textContent = rows.length
    ? say("unserved_count", { count: number(rows.length) }) : say("unserved_none");
  fill("unserved-rows", rows.length ? unservedTable(rows.slice(0, rowsShown)) : null,
    moreButton(rows.length - rowsShown, ROWS_AT_ONCE, () => {
      rowsShown += ROWS_AT_ONCE;
      showUnserved();
    }));
}

function showKinds() {
  const kept = byId("filter-kind").value;
  const kinds = ["minimum", "any", "must", "want"].filter((kind) =>
    unserved.wanted.includes(kind));
  choices("filter-kind", say("kind_all"), kinds.map((kind) =>
    option([say(`kind_${kind}`), kind])));
  byId("filter-kind").value = kept;
}

function unservedTable(rows) {
  const heads = [["business"], ["wished"], ["got", "number"], ["reason"]];
  return stacking(el("table", { class: "unserved stacking" },
    el("caption", { class: "heard" }, say("unserved")),
    el("thead", {}, el("tr", {}, heads.map(([word, kind]) =>
      el("th", { scope: "col", class: kind }, say(word))))),
    el("tbody", {}, rows.map((row) => el("tr", {},
      el("th", { scope: "row" }, businessLink(unserved.who[row]),
        el("span", { class: "muted" }, cityOf(unserved.who[row]))),
      el("td", {}, wishText(row)),
      el("td", { class: "number" }, say("of_all",
        { part: number(unserved.held[row]), all: number(unserved.least[row]) })),
      el("td", {}, told(unserved.why, row)))))));
}

function listenToUnserved() {
  byId("filter-kind").addEventListener("input", () => {
    rowsShown = ROWS_AT_ONCE;
    showUnserved();
  });
}
