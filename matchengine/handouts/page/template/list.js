// The schedule as a list, slot by slot: for phones, and for all who prefer to read down.

const CARDS_AT_ONCE = 60;
let cardsShown = CARDS_AT_ONCE;

function showList(found) {
  const shown = found.slice(0, cardsShown);
  const groups = new Map();
  for (const one of shown) {
    const slot = meetings.slot[one];
    if (!groups.has(slot)) groups.set(slot, []);
    groups.get(slot).push(one);
  }
  fill("list", [...groups].map(([slot, held]) => el("section", { class: "slot-group" },
    el("h3", {}, el("span", { class: "clock" }, timeOf(slot)),
      slots.session[slot] && el("span", { class: "session" }, slots.session[slot])),
    el("ul", { class: "cards" }, held.map(card)))),
  moreButton(found.length - shown.length, CARDS_AT_ONCE, () => {
    const next = cardsShown;
    cardsShown += CARDS_AT_ONCE;
    showSchedule();
    document.querySelectorAll("#list .card")[next]?.focus();
  }));
}

function card(one) {
  return el("li", {}, el("a", { class: "card", href: meetingPlace(one) },
    el("span", { class: "card-table" }, heard(`${say("table")} `), tables.id[meetings.table[one]]),
    el("span", { class: "card-main" },
      el("span", { class: "who" }, people.name[meetings.seller[one]]),
      heard(` ${say("sells_to")} `),
      el("span", { class: "who to" }, people.name[meetings.buyer[one]]),
      el("span", { class: "goods" }, told(meetings.commodity, one))),
    el("span", { class: `card-score step-${stepOf(meetings.value[one])}` },
      heard(`${say("score")} `), score(meetings.value[one]))));
}
