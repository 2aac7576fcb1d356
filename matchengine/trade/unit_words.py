"""The units of trade, as Indonesian traders write them.

Units of one dimension convert into each other by themselves. Single pieces are one
dimension, whatever their word. Packages and bundles (karung, ikat, peti …) have no
fixed content: each is a dimension of its own, and only what the glossary says of a
commodity's package makes it kilograms.
"""

from __future__ import annotations

DEFINITIONS = """
gram = [mass] = g = gr = grm
ons = 100 * gram = hg
kilogram = 1000 * gram = kg = kgs = kilo = kilogramme = kilos = kgr = kilogr
kuintal = 100 * kilogram = kwintal = kw = ku = quintal = kuintals = kwt
ton = 1000 * kilogram = tonne = mt = tons = tonnes = tn = metric_ton = metrik_ton
milligram = 0.001 * gram = mg
pon = 500 * gram

liter = [volume] = l = ltr = litre = lt = liters = litres = lter
milliliter = 0.001 * liter = ml = mililiter = cc
kiloliter = 1000 * liter = kl
m3 = 1000 * liter = m³ = kubik = meter_kubik = cbm = m^3 = mtr3 = cubic_meter = kubikasi
barel = 158.987 * liter = barrel = bbl

meter = [length] = m = mtr = mtrs = metre = meters
centimeter = 0.01 * meter = cm
kilometer = 1000 * meter = km
m2 = meter ** 2 = m² = meter_persegi = m^2 = mtr2 = sqm
hektar = 10000 * m2 = ha = hectare

buah = [piece] = pcs = pc = piece = pieces = bh = biji = bj = potong = ptg = item
butir = buah = btr = butiran
ekor = buah = ekr = head = heads = ekoran
batang = buah = btg = btng = stick = sticks
lembar = buah = lbr = sheet = sheets = helai = lmbr
keping = buah = kpg = kping
unit = buah = units = unt = unit/pcs = pcs/unit = pcs/buah = buah/pcs
lusin = 12 * buah = lsn = dozen = losin
kodi = 20 * buah = kd = score
gros = 144 * buah = gross = grs
rim = 500 * lembar = ream = rems

set = [set] = sets = setel = stel
pasang = [pair] = psg = pair = pairs
ikat = [bundle] = iket = ikt = bundle = unting = gabung
sisir = [hand] = hand = hands
tandan = [bunch] = tundun = janjang = bunch = tdn
tongkol = [cob] = cob
tual = [log_length]
balok = [block] = blok
karton = [carton] = ctn = carton = cartons = krt = dus = doos = dos = duz = box = kardus
peti = [crate] = crate = krat
tray = [tray] = trai = trays = rak
papan = [board] = ppn
sak = [sack] = zak = sack = sacks = karung = krg = krng = bag = bags = goni
bal = [bale] = bale = ball = bales
bungkus = [packet] = bks = pak = pack = packs = packet = pck = sachet = saset
slop = [slop]
botol = [bottle] = btl = bottle = bottles
kaleng = [can] = klg = can = cans = tin
drum = [drum] = drums = tong
galon = [gallon] = gln = gallon = gallons
jerigen = [jerrycan] = jrg = jerrycan = jeriken = jirigen
pail = [pail] = ember = pel
tabung = [cylinder] = cylinder = tbg
roll = [roll] = gulung = rol = gulungan
keranjang = [basket] = kranjang = basket = krj
pot = [pot] = polybag = polibag
kontainer = [container] = container = containers = cont = peti_kemas = teu
kontainer_20ft = kontainer = container_20ft = 20ft = kontainer_20 = container_20
kontainer_40ft = 2 * kontainer = container_40ft = 40ft = feu = container_40
truk = [truckload] = truck = rit = trip
pikul = [shoulder_load]
paket = [package] = package = packages = pkt
orang = [person] = person = org = pax = people
jam = [hour] = hour = hours
hari = [day] = day = days
bulan = [month] = month = months = bln
tahun = [year] = year = years = thn
kwh = [energy]
"""
"""One unit a line: its name, what it is made of, and its other spellings.

In spellings, _ stands for a space.
"""
