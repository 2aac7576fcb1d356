// Numbers as people of a language write them; rupiah by the one rule of the program.

const RUPIAH = [[1e12, "triliun"], [1e9, "miliar"], [1e6, "juta"]];

function number(amount, decimals = 0) {
  return new Intl.NumberFormat(locale(), {
    minimumFractionDigits: decimals, maximumFractionDigits: decimals,
  }).format(amount);
}

function score(value) {
  return number(value / 1000, 2);
}

function percent(share) {
  const text = new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(100 * share);
  return `${text}%`;
}

/** A number with its sign, as points of a score have it. */
function signed(points) {
  return points < 0 ? `−${number(-points)}` : `+${number(points)}`;
}

/** Whole rupiah with three digits that count: Rp 1,25 miliar, and in full below a million. */
function rupiah(amount) {
  if (amount < 1e6) return `Rp ${grouped(amount)}`;
  const rounded = threeDigits(amount);
  const [unit, name] = RUPIAH.find(([least]) => rounded >= least);
  const size = rounded / unit;
  if (size >= 1000) return `Rp ${grouped(Math.round(size))} ${name}`;
  const decimals = size >= 100 ? 0 : size >= 10 ? 1 : 2;
  const text = size.toFixed(decimals).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
  return `Rp ${text.replace(".", ",")} ${name}`;
}

/** Round to three digits; halfway, to the even one, as the program does elsewhere. */
function threeDigits(amount) {
  const step = 10 ** (String(amount).length - 3);
  const [whole, rest] = [Math.floor(amount / step), amount % step];
  const up = rest * 2 > step || (rest * 2 === step && whole % 2 === 1);
  return (whole + (up ? 1 : 0)) * step;
}

function grouped(amount) {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, ".");
}

/** The day of the mission, in full. */
function dayInWords() {
  const [year, month, day] = mission.date.split("-").map(Number);
  return new Intl.DateTimeFormat(locale(), {
    weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC",
  }).format(new Date(Date.UTC(year, month - 1, day)));
}
