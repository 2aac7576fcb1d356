// The second tab: every business can be found, and opens its agenda.

const NAMES_AT_ONCE = 100;
let namesShown = NAMES_AT_ONCE;
let sought = "";
let chosen = null;

function showBusinesses() {
  const found = businessesFound();
  byId("businesses-count").textContent = found.length
    ? sayCount("businesses_found", found.length) : say("no_business");
  fill("names", found.slice(0, namesShown).map(nameItem));
  fill("names-more", moreButton(found.length - namesShown, NAMES_AT_ONCE, () => {
    const next = namesShown;
    namesShown += NAMES_AT_ONCE;
    showBusinesses();
    byId("names").children[next]?.firstElementChild.focus();
  }));
  byId("panel-businesses").classList.toggle("one-chosen", chosen !== null);
  fill("agenda", chosen === null ? el("p", { class: "muted hint" }, say("choose_business"))
    : typeof chosen === "string" ? unknownBusiness(chosen) : agenda(chosen));
}

/** By name, code, city, or what it offers or needs; in the order of names. */
function businessesFound() {
  const text = sought.trim().toLocaleLowerCase();
  return people.id.map((_, person) => person)
    .filter((person) => !text || aboutBusiness(person).includes(text))
    .sort(byName);
}

function aboutBusiness(person) {
  const lines = [...people.offers[person], ...people.needs[person]].flat();
  return [label[person], cityOf(person), ...lines].join("\n").toLocaleLowerCase();
}

function nameItem(person) {
  return el("li", {}, el("a", { href: businessPlace(person),
    "aria-current": person === chosen && "true" },
  el("span", { class: "name" }, people.name[person]),
  el("span", { class: "muted" }, `${cityOf(person)} · ${
    sayCount("count_meetings", meetingsOf[person].length)}`)));
}

function unknownBusiness(id) {
  return [el("p", { class: "back" }, el("a", { href: "#businesses" }, say("back_to_businesses"))),
    el("p", { class: "hint", role: "alert" }, say("unknown_business", { id }))];
}

function listenToBusinesses() {
  byId("find-business").addEventListener("input", (event) => {
    sought = event.target.value;
    namesShown = NAMES_AT_ONCE;
    showBusinesses();
  });
}
