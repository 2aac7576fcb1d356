// What is said, in the language that is chosen; nothing of the choice is stored.

let language = 0;
const LOCALES = { id: "id-ID", en: "en-GB" };

/** Say a word of the page; what stands in braces is filled from the details. */
function say(word, details = {}) {
  return DATA.words[language][word].replace(/\{(\w+)\}/g, (_, name) => details[name]);
}

/** Count something: one is said otherwise than many. */
function sayCount(word, count) {
  const one = `${word}_one`;
  return count === 1 && one in DATA.words[language]
    ? say(one) : say(word, { count: number(count) });
}

function locale() {
  return LOCALES[DATA.languages[language]];
}

/** Put the words of the language into everything that stands on the page from the start. */
function sayPage() {
  document.documentElement.lang = DATA.languages[language];
  for (const [from, to] of [["say", null], ["sayLabel", "aria-label"],
    ["sayPlaceholder", "placeholder"]]) {
    const name = from.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    for (const element of document.querySelectorAll(`[data-${name}]`)) {
      const text = say(element.dataset[from]);
      if (to) element.setAttribute(to, text);
      else element.textContent = text;
    }
  }
}

/** The buttons that choose a language; none where there is but one. */
function languageButtons() {
  const buttons = [...document.querySelectorAll("[data-language]")];
  for (const button of buttons) {
    button.addEventListener("click", () => {
      language = DATA.languages.indexOf(button.dataset.language);
      for (const other of buttons) other.setAttribute("aria-pressed", other === button);
      showAll();
    });
  }
}
