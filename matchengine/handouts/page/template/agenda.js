// The day of one business: its meetings, the slots in which it is free or away.

function agenda(person) {
  return [
    el("p", { class: "back" }, el("a", { href: "#businesses" },
      el("span", { "aria-hidden": "true" }, "‹ "), say("back_to_businesses"))),
    el("div", { class: "agenda-head" },
      el("div", {},
        el("h2", { id: "agenda-name", tabindex: "-1" }, people.name[person]),
        el("p", { class: "muted" }, [people.id[person], cityOf(person),
          told(people.province, person), told(people.scale, person)]
          .filter(Boolean).join(" · ")),
        el("p", { class: "badges" }, badges(person).map((text) =>
          el("span", { class: "badge" }, text)))),
      el("button", { type: "button", class: "quiet", onclick: () => window.print() },
        say("print"))),
    el("div", { class: "two" },
      ownLines(say("offers"), people.offers[person], say("nothing_offered")),
      ownLines(say("needs"), people.needs[person], say("nothing_needed"))),
    el("h3", {}, say("agenda")),
    agendaTable(person),
    ownUnserved(person),
  ];
}

function badges(person) {
  const wanted = people.wanted[person];
  return [sayCount("count_meetings", meetingsOf[person].length),
    ...(wanted ? [say("wanted_least", { count: number(wanted) })] : [])];
}

function ownLines(title, lines, none) {
  return el("div", { class: "lines" }, el("h3", {}, title), lines.length
    ? el("ul", {}, lines.map((line) => el("li", {}, line[language])))
    : el("p", { class: "muted" }, none));
}

function agendaTable(person) {
  const away = new Set(people.away[person]);
  const rows = runs(person, away).map((run) => (run.meeting === undefined
    ? idleRow(run) : agendaRow(person, run.first, run.meeting)));
  const heads = [["time"], ["table"], ["with_whom"], ["what"], ["score", "number"]];
  return stacking(el("table", { class: "agenda stacking" },
    el("caption", { class: "heard" }, say("agenda_of", { name: people.name[person] })),
    el("thead", {}, el("tr", {}, heads.map(([word, kind]) =>
      el("th", { scope: "col", class: kind }, say(word))))),
    el("tbody", {}, rows)));
}

/** The meetings, and between them the runs of slots of a session without one. */
function runs(person, away) {
  const found = [];
  slots.id.forEach((_, slot) => {
    const own = meetingsOf[person].filter((one) => meetings.slot[one] === slot);
    const last = found[found.length - 1];
    if (own.length) found.push(...own.map((meeting) => ({ first: slot, meeting })));
    else if (last && last.meeting === undefined && last.away === away.has(slot)
      && slots.session[last.last] === slots.session[slot]) last.last = slot;
    else found.push({ first: slot, last: slot, away: away.has(slot) });
  });
  return found;
}

function agendaRow(person, slot, one) {
  const buys = meetings.buyer[one] === person;
  const partner = buys ? meetings.seller[one] : meetings.buyer[one];
  const zone = tables.zone[meetings.table[one]];
  return el("tr", {},
    el("th", { scope: "row" }, timeOf(slot)),
    el("td", { class: "at" }, el("strong", {}, tables.id[meetings.table[one]]),
      zone && el("span", { class: "muted" }, ` ${say("in_zone", { zone })}`)),
    el("td", { class: "partner" }, el("span", { class: "muted" },
      `${say(buys ? "buys_from" : "sells_to")} `), businessLink(partner)),
    el("td", {}, told(meetings.commodity, one)),
    el("td", { class: "number" }, el("a", { class: `score-link step-${stepOf(meetings.value[one])}`,
      href: meetingPlace(one) }, heard(`${say("how_scored")}: `), score(meetings.value[one]))));
}

function idleRow({ first, last, away }) {
  const time = slots.end[last] ? `${slots.start[first]}–${slots.end[last]}`
    : [...new Set([startOf(first), startOf(last)])].join("–");
  return el("tr", { class: "idle" }, el("th", { scope: "row" }, time),
    el("td", { colspan: "4" }, say(away ? "away" : "free")));
}

function businessLink(person) {
  return el("a", { href: businessPlace(person) }, people.name[person]);
}

function ownUnserved(person) {
  const rows = unserved.who.map((who, row) => [who, row]).filter(([who]) => who === person);
  if (!rows.length) return null;
  return el("div", {}, el("h3", {}, say("own_unserved")),
    el("ul", { class: "reasons" }, rows.map(([, row]) => el("li", {},
      el("strong", {}, wishText(row)), el("span", {}, told(unserved.why, row))))));
}
