// The first tab: filters, and the schedule as a grid or as a list.

const NARROW = window.matchMedia("(max-width: 47.9375em)");
let view = NARROW.matches ? "list" : "grid";

function showSchedule() {
  const found = matching();
  const count = number(found.length);
  const all = number(COUNT);
  const active = filterCount();
  byId("found").textContent = active ? say("found", { count, all }) : say("found_all", { all });
  byId("filter-summary").textContent = active
    ? say("filter_count", { count: active }) : say("filter");
  byId("clear").hidden = !active;
  byId("none").hidden = found.length > 0;
  byId("none").textContent = say(COUNT ? "found_none" : "no_meetings");
  byId("grid-part").hidden = view !== "grid" || !found.length;
  byId("list").hidden = view !== "list" || !found.length;
  for (const button of document.querySelectorAll("[data-view]")) {
    button.setAttribute("aria-pressed", button.dataset.view === view);
  }
  if (!found.length) return;
  if (view === "grid") showGrid(found);
  else showList(found);
}

function listenToSchedule() {
  listenToFilters(() => {
    Object.assign(from, { table: 0, slot: 0 });
    cardsShown = CARDS_AT_ONCE;
    showSchedule();
  });
  for (const button of document.querySelectorAll("[data-view]")) {
    button.addEventListener("click", () => {
      view = button.dataset.view;
      showSchedule();
    });
  }
  NARROW.addEventListener("change", () => {
    view = NARROW.matches ? "list" : "grid";
    byId("filter-box").open = !NARROW.matches;
    showSchedule();
  });
  byId("filter-box").open = !NARROW.matches;
}
