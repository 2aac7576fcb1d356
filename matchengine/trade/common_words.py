"""Words of the regions and of English, put into the Indonesian of most names.

Only words of state, colour and kind, which go with any goods: what goods themselves are
called in the regions is for the glossary. All in the spelling of `spelling.spelt`.
"""

from __future__ import annotations

from matchengine.trade.spelling import spelt


def _groups(text: str) -> dict[str, frozenset[str]]:
    """Read 'meaning: word word', a line each; the meaning itself is among them."""
    rows = (line.split(":") for line in text.strip().splitlines())
    return {
        spelt(meaning.strip()): frozenset(map(spelt, words.split()))
        | {spelt(meaning.strip())}
        for meaning, words in rows
    }


STATES: dict[str, frozenset[str]] = _groups(
    """
    segar: fresh seger sagar sagara seggar
    beku: frozen froze membeku dibekukan iqf
    dingin: chilled chill
    hidup: live alive living urip idup odi odhi oddi tuo tallasa hirup
    kering: dried dry karing garing kereng kerreng marakko rakko tuhur saing jemur
    basah: wet basa teles baseuh
    mentah: raw uncooked unroasted manta atah
    matang: cooked mature masak mateng rebus direbus kukus
    bubuk: powder powdered bubukan serbuk
    giling: ground grounded milled digiling
    sangrai: roasted roast gongso sangan
    goreng: fried digoreng
    asap: smoked asapan
    bakar: grilled panggang
    asin: salted brine
    manis: sweet legi amis sweetened
    pedas: spicy
    kaleng: canned tinned can cans
    kupas: peeled shelled shucked kupasan onceki dikupas
    utuh: whole
    iris: sliced slice slices irisan rajang rajangan
    parut: grated shredded desiccated parutan
    fermentasi: fermented peram
    instan: instant
    cair: liquid
    merah: red habang abang beureum cella eja mera bereum
    putih: white pote puteh bodas pute
    hitam: black ireng hirang hideung lotong leleng item
    hijau: green ijo hijo hejo bhiru
    kuning: yellow koneng
    ungu: purple wungu
    tua: mature old tuha
    muda: young anom anum ngora baby
    presto: bandeng_presto duri_lunak
    mainan: toy toys
    imitasi: imitation artificial tiruan palsu
    sintetis: synthetic
    hias: ornamental decorative hiasan
    bekas: used second secondhand rongsok
    balado: berbumbu bumbu_balado
    """
)
"""Words of state and colour by what they mean; alone they name nothing."""

THINGS: dict[str, frozenset[str]] = _groups(
    """
    tepung: flour
    pati: starch
    minyak: oil
    keripik: chip chips crisp crisps
    kerupuk: cracker crackers
    pakan: feed
    mesin: machine machinery
    pupuk: fertilizer fertiliser rabuk
    bibit: seedling seedlings bibitan winih
    benih: seed seeds binih
    daun: leaf leaves ron
    kulit: skin hide peel
    tulang: bone bones balung
    jus: juice
    sirup: syrup
    selai: jam
    saus: sauce
    daging: meat
    susu: milk
    kayu: wood wooden timber
    arang: charcoal areng
    jasa: service services
    sewa: rent rental renting penyewaan disewakan leasing
    pelatihan: training
    pompa: pump
    kain: fabric cloth
    ayam: chicken manuk jangang
    sapi: beef cattle cow
    kambing: goat embi embik
    babi: pork
    bebek: duck itik
    telur: egg eggs ndog endhog antel hintalu
    ikan: fish
    udang: shrimp
    kepiting: crab
    cumi: squid
    beras: rice berre berrek
    jagung: corn maize
    kelapa: coconut nyor
    pisang: banana utti unti geddang
    kopi: coffee
    teh: tea
    gula: sugar
    garam: salt buja bujah sia uyah
    air: water
    buah: fruit
    sayur: vegetable veg
    bunga: flower kembang sekar
    rumput: grass suket
    akar: root
    jamur: mushroom
    tanah: soil
    karet: rubber
    bambu: bamboo pring
    kursi: chair seat
    meja: table desk
    sepatu: shoe
    celana: trouser pant
    topi: hat
    handuk: towel
    panci: pot
    pisau: knife
    sapu: broom
    kotak: box
    karung: sack
    piring: plate
    sabun: soap
    cat: paint
    lem: glue adhesive
    pipa: pipe
    besi: iron wesi wasi
    baja: steel
    semen: cement
    batu: stone watu
    pasir: sand wedi
    bata: brick
    kabel: cable wire
    lampu: lamp light
    ban: tyre tire
    traktor: tractor
    truk: truck lorry
    kapal: ship vessel
    perahu: boat
    gudang: warehouse
    jaring: net
    tali: rope
    benang: yarn thread
    kerang: clam shellfish
    madu: honey
    obat: medicine
    lidah: tongue
    sayap: wing
    dada: breast
    paha: thigh
    hati: liver
    usus: intestine
    ceker: feet
    kepala: head
    ekor: tail
    """
)
"""Words of kinds of goods that many names are made of, by what they mean."""

_MEANING: dict[str, str] = {
    word: meaning
    for some in (THINGS, STATES)
    for meaning, words in some.items()
    for word in words
}


COMMON_WORDS = frozenset(_MEANING)
"""All words that `common` knows, what it makes of them among them."""


def common(word: str) -> str:
    """Give the common Indonesian word for one in one spelling; else the word itself."""
    return _MEANING.get(word, word)
