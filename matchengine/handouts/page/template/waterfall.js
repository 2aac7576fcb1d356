// From the parts of a score to its value: each bar begins where the one before it ended.

/** The parts of a meeting that add or take away points, in order, then the value. */
function steps(one) {
  let reached = 0;
  const parts = meetings.parts.map((name, part) => [name[language], meetings.points[part][one]])
    .filter(([, points]) => points !== 0)
    .map(([name, points]) => {
      const step = { name, points, from: reached, to: reached + points };
      reached += points;
      return step;
    });
  return [...parts, { name: say("value"), points: meetings.value[one], from: 0,
    to: meetings.value[one], isTotal: true }];
}

function waterfall(one) {
  const bars = steps(one);
  if (bars.length === 1) return el("p", {}, say("not_scored"));
  const most = Math.max(...bars.map((step) => Math.max(step.from, step.to)), 1);
  return barTable(say("how_scored"),
    [[say("part"), false], [say("points"), true]],
    bars.map((step) => ({
      cells: [step.name, step.isTotal ? number(step.points) : signed(step.points)],
      from: step.from / most,
      to: step.to / most,
      kind: step.isTotal ? "total" : step.points < 0 ? "less" : "plus",
    })));
}
