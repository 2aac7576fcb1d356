// Begin: say everything, show the place that the address names, then listen.

/** Say and show everything anew: at the beginning, and in another language. */
function showAll() {
  sayPage();
  byId("day").textContent = dayInWords();
  byId("venue").textContent = mission.venue;
  byId("mark").textContent = mission.mark;
  byId("proof").textContent = mission.proof[language];
  if (!mission.has_plan) {
    showNoPlan();
    return;
  }
  showTotals();
  showChoices();
  fill("legend", legend());
  if (tab !== null) SHOW[tab]();
  if (openMeeting !== null) showMeeting();
  if (tab !== null) sayTitle();
}

/** Without a plan there is nothing to look at but the reason. */
function showNoPlan() {
  byId("plan").hidden = true;
  byId("checked").hidden = true;
  byId("no-plan").hidden = false;
  byId("no-plan-why").textContent = say(mission.conflicts.length ? "no_plan_why" : "no_plan_yet");
  fill("conflicts", mission.conflicts.map((one) => el("li", { lang: "en" },
    el("strong", {}, one.sentence), " ", el("span", {}, one.relaxation))));
}

languageButtons();
showAll();
if (mission.has_plan) {
  listenToSchedule();
  listenToBusinesses();
  listenToUnserved();
  listenToMeeting();
  listenToPlaces();
  arrive();
}
