// What the schedule is narrowed to. Filters combine: each takes away what does not fit.

const EVERY = "";
const filters = { business: "", product: "", city: EVERY, zone: EVERY, slot: EVERY };

const searched = people.id.map((id, person) => label[person].toLocaleLowerCase());

/** The meetings that pass every filter, in order of slots, then of tables. */
function matching() {
  const tests = [ofBusiness(), ofProduct(), ofCity(), ofZone(), ofSlot()].filter(Boolean);
  const found = [];
  for (let one = 0; one < COUNT; one += 1) {
    if (tests.every((test) => test(one))) found.push(one);
  }
  return found;
}

function filterCount() {
  return Object.values(filters).filter((value) => value !== EVERY).length;
}

function ofBusiness() {
  const text = filters.business.trim().toLocaleLowerCase();
  if (!text) return null;
  const fits = searched.map((name) => name.includes(text));
  return (one) => fits[meetings.buyer[one]] || fits[meetings.seller[one]];
}

/** By the commodity in either language, or the product as either of the two wrote it. */
function ofProduct() {
  const text = filters.product.trim().toLocaleLowerCase();
  if (!text) return null;
  const columns = [meetings.commodity, meetings.need, meetings.offer].map((column) =>
    [column.of, column.all.map((name) => String(name).toLocaleLowerCase().includes(text))]);
  return (one) => columns.some(([of, fits]) => fits[of[one]]);
}

function ofCity() {
  if (filters.city === EVERY) return null;
  const city = Number(filters.city);
  return (one) => people.city.of[meetings.buyer[one]] === city
    || people.city.of[meetings.seller[one]] === city;
}

function ofZone() {
  if (filters.zone === EVERY) return null;
  const zone = zones[Number(filters.zone)];
  return (one) => tables.zone[meetings.table[one]] === zone;
}

function ofSlot() {
  return filters.slot === EVERY ? null : (one) => meetings.slot[one] === Number(filters.slot);
}

/** Put the choices of the language into the filters, keeping what is chosen. */
function showChoices() {
  const cities = people.city.all.map((city, at) => [city, at])
    .sort(([one], [other]) => one.localeCompare(other, locale()));
  choices("filter-city", say("all_cities"), cities.map(option));
  choices("filter-zone", say("all_zones"),
    zones.map((zone, at) => option([zone || say("no_zone"), at])));
  choices("filter-slot", say("all_slots"), slotChoices());
  fill("business-names", label.map((name) => el("option", { value: name })));
  const goods = new Set(meetings.commodity.all.map((said) => said[language]));
  fill("product-names", [...goods].filter(Boolean).sort().map((name) =>
    el("option", { value: name })));
  for (const [name, value] of Object.entries(filters)) byId(`filter-${name}`).value = value;
}

function choices(id, all, options) {
  fill(id, el("option", { value: EVERY }, all), options);
}

function option([text, value]) {
  return el("option", { value }, text);
}

/** The slots in groups, a session each. */
function slotChoices() {
  const groups = new Map();
  slots.session.forEach((session, slot) => {
    if (!groups.has(session)) groups.set(session, []);
    groups.get(session).push(option([timeOf(slot), slot]));
  });
  return [...groups].map(([session, options]) =>
    session ? el("optgroup", { label: session }, options) : options).flat();
}

function listenToFilters(changed) {
  for (const name of Object.keys(filters)) {
    byId(`filter-${name}`).addEventListener("input", (event) => {
      filters[name] = event.target.value;
      changed();
    });
  }
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("clear").addEventListener("click", () => {
    clearFilters();
    changed();
    byId("filter-business").focus();
  });
}

function clearFilters() {
  for (const name of Object.keys(filters)) {
    filters[name] = EVERY;
    byId(`filter-${name}`).value = EVERY;
  }
}
