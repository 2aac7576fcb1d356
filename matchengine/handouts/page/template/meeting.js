// One meeting, in a dialog: who, where, when, why, and what makes up its value.

let openMeeting = null;

function showMeeting() {
  const dialog = byId("meeting");
  if (openMeeting === null) {
    if (dialog.open) dialog.close();
    return;
  }
  byId("meeting-when").textContent = whenAndWhere(openMeeting);
  fill("meeting-text", meetingTexts(openMeeting)).scrollTop = 0;
  if (!dialog.open) dialog.showModal();
}

function whenAndWhere(one) {
  const table = tables.id[meetings.table[one]];
  const zone = tables.zone[meetings.table[one]];
  return [slots.session[meetings.slot[one]], timeOf(meetings.slot[one]),
    say("at_table", { table }), zone && say("in_zone", { zone })].filter(Boolean).join(" · ");
}

function meetingTexts(one) {
  const [buyer, seller] = [meetings.buyer[one], meetings.seller[one]];
  return [
    el("h2", { id: "meeting-name" }, say("meeting_with", namesOf(one))),
    el("div", { class: "two" },
      side(say("seller"), seller, say("offer"), told(meetings.offer, one)),
      side(say("buyer"), buyer, say("need"), told(meetings.need, one))),
    facts([
      [say("score"), el("span", { class: `card-score step-${stepOf(meetings.value[one])}` },
        score(meetings.value[one]))],
      [say("why_matched"), told(meetings.why, one)],
      [say("to_talk_about"), told(meetings.talk, one)],
      [say("investment"), meetings.investment[one] ? rupiah(meetings.investment[one]) : ""],
      [say("trade_a_month"), tradeOf(one)],
    ]),
    el("h3", {}, say("how_scored")),
    el("p", { class: "muted" }, say("how_scored_note")),
    waterfall(one),
  ];
}

function namesOf(one) {
  return { seller: people.name[meetings.seller[one]], buyer: people.name[meetings.buyer[one]] };
}

/** What the two may trade; a meeting on an investment has none. */
function tradeOf(one) {
  if (meetings.trade[one] !== null) return rupiah(meetings.trade[one]);
  return meetings.investment[one] === null ? say("trade_unknown") : "";
}

function side(role, person, word, product) {
  return el("section", { class: "side" },
    el("p", { class: "role" }, role),
    el("h3", {}, people.name[person]),
    el("p", { class: "muted" }, [cityOf(person), told(people.scale, person)]
      .filter(Boolean).join(" · ")),
    product && el("p", {}, `${word}: `, el("strong", {}, product)),
    el("p", {}, el("a", { href: businessPlace(person) }, say("full_agenda"),
      heard(`: ${people.name[person]}`))));
}

function listenToMeeting() {
  const dialog = byId("meeting");
  byId("meeting-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  // Escape closes a dialog too; then the address is still that of the meeting.
  dialog.addEventListener("close", () => {
    if (openMeeting !== null) leaveMeeting();
  });
}
