// The plan as it came, and what is looked up in it again and again.

const DATA = JSON.parse(byId("data").textContent);
const { people, meetings, slots, tables, figures, unserved, mission } = DATA;
const COUNT = meetings.slot.length;
const NOBODY = [];

/** The meetings of each business, in order of time. */
const meetingsOf = people.id.map(() => []);
/** The meetings of each slot, by table. */
const meetingsIn = slots.id.map(() => new Map());
for (let one = 0; one < COUNT; one += 1) {
  meetingsOf[meetings.buyer[one]].push(one);
  meetingsOf[meetings.seller[one]].push(one);
  meetingsIn[meetings.slot[one]].set(meetings.table[one], one);
}

const personOf = new Map(people.id.map((id, person) => [id, person]));
const zones = [...new Set(tables.zone)].sort();
const label = people.id.map((id, person) => `${people.name[person]} (${id})`);

function cityOf(person) {
  return people.city.all[people.city.of[person]];
}

/** What a coded column says of a row; where there is a text a language, this one's. */
function told(column, row) {
  const text = column.all[column.of[row]];
  return Array.isArray(text) ? text[language] : text;
}

/** A meeting by the codes of its buyer and seller; undefined if there is none. */
function meetingOf(buyer, seller) {
  const [one, other] = [personOf.get(buyer), personOf.get(seller)];
  if (one === undefined || other === undefined) return undefined;
  return meetingsOf[one].find((m) => meetings.buyer[m] === one && meetings.seller[m] === other);
}

/** The clock time of a slot; its code where the plan has no times. */
function startOf(slot) {
  return slots.start[slot] || slots.id[slot];
}

function timeOf(slot) {
  return slots.end[slot] ? `${slots.start[slot]}–${slots.end[slot]}` : startOf(slot);
}

/** Names stand in the order of what makes them different, not of their legal form. */
function byName(one, other) {
  const [first, second] = [one, other].map((person) =>
    people.name[person].replace(LEGAL_FORM, ""));
  return first.localeCompare(second, locale()) || one - other;
}

/** Names lose their legal form where room is short; it is still heard. */
const LEGAL_FORM = /^(PT|CV|UD|PD|TB|Toko|Koperasi|Kelompok Tani|Gapoktan)\.?\s+(?=\S)/;

function shortName(person) {
  const name = people.name[person];
  const form = LEGAL_FORM.exec(name);
  return form ? [heard(form[0]), name.slice(form[0].length)] : [name];
}
