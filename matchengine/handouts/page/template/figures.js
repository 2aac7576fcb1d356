// The third tab: what the plan comes to, in numbers and charts.

function showFigures() {
  fill("charts",
    el("div", {},
      shareChart("by_direction", "", "direction", figures.direction[language]),
      shareChart("by_commodity", "", "commodity", figures.commodity[language]),
      reasonChart()),
    el("div", {},
      shareChart("by_scale", say("by_scale_note"), "scale", figures.scale[language]),
      countChart("chart_meetings", "number_meetings", figures.meetings_per_business),
      countChart("chart_gaps", "number_gaps", figures.gaps_per_business)),
    el("div", { class: "wide" }, goalTable()),
    el("p", { class: "muted" }, say("trade_note", { count: number(figures.totals.unknown) }),
      " ", say("rupiah_note")));
}

function chartBox(word, note, ...content) {
  return el("section", { class: "chart-box" },
    el("h2", {}, say(word)), note && el("p", { class: "muted" }, note), content);
}

function shareChart(word, note, head, shares) {
  // What shares one row with many others has no bar: it would dwarf them all.
  const most = Math.max(1, ...shares.map((share) => (share.is_rest ? 0 : share.value)));
  return chartBox(word, note,
    barTable(say(word),
      [[say(head), false], [say("value"), true], [say("meetings"), true], [say("trade"), true]],
      shares.map((share) => ({
        cells: [share.name, number(share.value), number(share.meetings), rupiah(share.trade)],
        from: 0,
        to: share.is_rest ? null : share.value / most,
        kind: share.is_rest && "rest",
      }))));
}

function countChart(word, head, counts) {
  return chartBox(word, say(`${word}_note`),
    columnChart(word, say(word), say(`${word}_note`),
      [say(head), say("number_businesses")], counts));
}

function reasonChart() {
  const most = Math.max(1, ...figures.reasons.map((reason) => reason.count));
  if (!figures.reasons.length) return chartBox("reasons", say("unserved_none"));
  return chartBox("reasons", "",
    barTable(say("reasons"), [[say("reason"), false], [say("wishes"), true]],
      figures.reasons.map((reason) => ({
        cells: [reason.name[language], number(reason.count)], from: 0, to: reason.count / most,
      }))),
    el("p", {}, el("a", { href: "#unserved" }, say("unserved"))));
}

function goalTable() {
  const heads = [["goal"], ["this_plan", "number"], ["bound", "number"], ["proven_by"]];
  return chartBox("goals", say("goals_note"),
    el("table", { class: "plain" },
      el("caption", { class: "heard" }, say("goals")),
      el("thead", {}, el("tr", {}, heads.map(([word, kind]) =>
        el("th", { scope: "col", class: kind }, say(word))))),
      el("tbody", {}, figures.goals.map((goal) => el("tr", {},
        el("th", { scope: "row" }, goal.name[language]),
        el("td", { class: "number" }, number(goal.value)),
        el("td", { class: "number" },
          goal.bound === null ? say("no_bound") : number(goal.bound)),
        el("td", {}, goal.proof ? say(`proof_${goal.proof}`) : "–"))))));
}

/** The few numbers at the top of the page. */
function showTotals() {
  const { totals } = figures;
  const all = [
    [number(COUNT), say("total_meetings")],
    [say("of_all", { part: number(totals.with_meetings), all: number(totals.participants) }),
      say("total_businesses")],
    [rupiah(totals.per_month), say("total_trade")],
    totals.investment ? [rupiah(totals.investment), say("total_investment")] : null,
    totals.wishes_asked ? [say("of_all",
      { part: number(totals.wishes_met), all: number(totals.wishes_asked) }),
    say("total_wishes")] : null,
    [percent(totals.table_use), say("total_places")],
  ];
  fill("totals", all.filter(Boolean).map(([amount, what]) =>
    el("div", { class: "total" }, el("dt", {}, what), el("dd", {}, amount))));
}
