// Where the reader is: the address says it, so that links, bookmarks and Back work.
// #figures is a tab, #P012 the agenda of a business, #meeting=P012|P034 a meeting.

const TABS = ["schedule", "businesses", "figures", "unserved"];
const SHOW = {
  schedule: showSchedule, businesses: showBusinesses, figures: showFigures,
  unserved: showUnserved,
};
let tab = null;
let shown = null;
/** Whether Back leads to a place of this page from which a meeting was opened. */
let hasPast = false;

function businessPlace(person) {
  const id = people.id[person];
  const taken = TABS.includes(id) || id.includes("=");
  return `#${taken ? "business=" : ""}${encodeURIComponent(id)}`;
}

function meetingPlace(one) {
  const ids = [meetings.buyer[one], meetings.seller[one]].map((person) =>
    encodeURIComponent(people.id[person]));
  return `#meeting=${ids.join("|")}`;
}

function go(place) {
  window.location.hash = place;
  arrive();
}

/** Read the address: a tab, and the business or meeting in it. */
function readPlace() {
  const text = window.location.hash.slice(1);
  if (text.startsWith("meeting=")) {
    const [buyer, seller] = text.slice("meeting=".length).split(/\||%7C/i).map(decoded);
    return { tab: tab ?? "schedule", meeting: meetingOf(buyer, seller) };
  }
  if (text === "" || TABS.includes(text)) return { tab: text || "schedule" };
  const id = decoded(text.replace(/^business=/, ""));
  return { tab: "businesses", business: personOf.get(id) ?? id };
}

/** A part of an address as it was meant; as it is where somebody wrote it by hand. */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Show what the address names; said twice, by `go` and by the browser, it is done once. */
function arrive() {
  if (shown === window.location.hash) return;
  shown = window.location.hash;
  const place = readPlace();
  const overTab = place.meeting !== undefined && tab !== null;
  openMeeting = place.meeting ?? null;
  if (openMeeting === null) showMeeting();
  if (!overTab) moveTo(place.tab, place.business ?? null);
  if (openMeeting !== null) showMeeting();
  else hasPast = true;
  sayTitle();
}

/** Name in the title what is open, so that history and bookmarks tell it. */
function sayTitle() {
  const name = openMeeting !== null ? say("meeting_with", namesOf(openMeeting))
    : typeof chosen === "number" ? people.name[chosen] : say(tab);
  document.title = `${name} · ${mission.name}`;
}

function moveTo(newTab, business) {
  if (newTab === tab && business === chosen) return;
  const isFirst = tab === null;
  tab = newTab;
  chosen = business;
  showTabs();
  SHOW[tab]();
  if (business !== null && !isFirst) focusAgenda();
}

/** Go to the agenda that was asked for, whether it is looked at or listened to. */
function focusAgenda() {
  const name = byId("agenda-name");
  if (!name) return;
  name.focus({ preventScroll: true });
  byId("agenda").scrollIntoView({ block: "nearest" });
  if (NARROW.matches) window.scrollTo(0, byId("tabs").offsetTop);
}

/** Go back to where the meeting was opened. */
function leaveMeeting() {
  openMeeting = null;
  if (hasPast) window.history.back();
  else window.location.replace(`#${tab}`);
}

function showTabs() {
  for (const name of TABS) {
    const here = name === tab;
    const button = byId(`tab-${name}`);
    button.setAttribute("aria-selected", here);
    button.tabIndex = here ? 0 : -1;
    byId(`panel-${name}`).hidden = !here;
  }
}

const TURNS = {
  ArrowRight: (at) => (at + 1) % TABS.length,
  ArrowLeft: (at) => (at + TABS.length - 1) % TABS.length,
  Home: () => 0,
  End: () => TABS.length - 1,
};

function listenToPlaces() {
  for (const name of TABS) byId(`tab-${name}`).addEventListener("click", () => go(`#${name}`));
  byId("tabs").addEventListener("keydown", (event) => {
    if (!(event.key in TURNS)) return;
    event.preventDefault();
    const next = TABS[TURNS[event.key](TABS.indexOf(tab))];
    go(`#${next}`);
    byId(`tab-${next}`).focus();
  });
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();
    byId("main").focus();
  });
  window.addEventListener("hashchange", arrive);
}
