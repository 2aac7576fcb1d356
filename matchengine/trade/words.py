"""Words that say nothing about what a product is, and words written in many ways.

Plain literals, all in the spelling of `spelling.plain`: lower case, without accents.
"""

from __future__ import annotations


def _pairs(text: str) -> dict[str, str]:
    """Read word=meaning; a meaning of two words has _ between them."""
    both = (pair.replace("_", " ").split("=") for pair in text.split())
    return dict(both)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SHORT: dict[str, str] = _pairs(
    """
    bwg=bawang bw=bawang bwng=bawang bwang=bawang mrh=merah mrah=merah pth=putih
    ptih=putih ikn=ikan tlr=telur tlor=telur aym=ayam ym=ayam dgg=daging
    dging=daging dgng=daging spi=sapi kmbg=kambing kmbng=kambing udg=udang
    udng=udang kpt=kepiting cb=cabai cbe=cabai cbai=cabai rwt=rawit bsr=besar
    kcl=kecil krtg=keriting krtng=keriting tmt=tomat ktg=kentang kntg=kentang
    kntang=kentang wrtl=wortel jrk=jeruk psg=pisang psang=pisang klp=kelapa
    klpa=kelapa swt=sawit kcg=kacang kcng=kacang tnh=tanah kdl=kedelai kdle=kedelai
    jgg=jagung jgng=jagung brs=beras bras=beras gl=gula psr=pasir mnyk=minyak
    mnyak=minyak myk=minyak mykgoreng=minyak_goreng migor=minyak_goreng grg=goreng
    grng=goreng tpg=tepung tpng=tepung trg=terigu ssu=susu kp=kopi kpi=kopi
    bbk=bubuk krpk=keripik krpuk=kerupuk rmpt=rumput lt=laut ky=kayu kyu=kayu
    arg=arang btk=batok ppk=pupuk pkn=pakan smn=semen bj=baja rgn=ringan bhn=bahan
    obt=obat msn=mesin pkaian=pakaian bkas=bekas bks=bekas krg=kering krng=kering
    sgr=segar bku=beku frz=frozen hdp=hidup ptg=potong ptng=potong kmpg=kampung
    kpg=kampung dg=dengan dgn=dengan utk=untuk u=untuk
    """
)
"""Words that traders shorten."""

VARIANTS: dict[str, str] = _pairs(
    """
    telor=telur endog=telur cabe=cabai lombok=cabai rica=cabai brambang=bawang_merah
    iwak=ikan jukut=ikan juku=ikan kripik=keripik kripek=keripik krupuk=kerupuk
    kropok=kerupuk trasi=terasi belacan=terasi dele=kedelai kedele=kedelai
    kedelei=kedelai lenga=minyak lengo=minyak uyah=garam kecambah=taoge toge=taoge
    tauge=taoge klapa=kelapa kambil=kelapa nyiur=kelapa gedhang=pisang jenang=dodol
    vanili=vanila vanilli=vanila panili=vanila vanname=vaname vannamei=vaname
    vanamei=vaname fanamei=vaname faname=vaname paname=vaname bandang=bandeng
    tengiri=tenggiri filet=fillet fillets=fillet sosise=sosis nuget=nugget
    naget=nugget yoghurt=yogurt yogurd=yogurt gergajen=gergajian playwood=plywood
    plywod=plywood triplex=tripleks triplek=tripleks organic=organik
    briquette=briket briquet=briket briquettes=briket bricket=briket
    charcol=charcoal chilli=chili chile=chili chillies=chili shrimps=shrimp
    prawns=prawn fibre=fiber moslem=muslim textile=tekstil elektrik=listrik
    aluminum=aluminium almunium=aluminium alumunium=aluminium stainles=stainless
    cengkih=cengkeh mrica=merica pedes=pedas gulo=gula gendis=gula pelem=mangga
    kates=pepaya katela=ketela wedhus=wedus pitik=ayam karbau=kerbau kebo=kerbau
    lembu=sapi godong=daun kembang=bunga jaran=kuda sego=nasi wos=beras
    peyek=rempeyek bakery=roti miee=mie mi=mie noodles=noodle sirop=sirup jelly=jeli
    coklat=cokelat chocolate=cokelat kokoa=kakao kakau=kakao rotang=rotan
    ratan=rattan preng=bambu pring=bambu
    """
)
"""Words that are spelt or called in several ways, and mean the same in any name."""

ENDING_IN_S = _words(
    """
    adas ampas amplas ampelas anis apus barus beras bros emas gamis halus kempas kertas
    kukus kupas lais manis nanas panas pedas pepes peras petis poles polos talas teras
    termos tulis
    """
)
"""Indonesian words whose last letter is no English plural: adas is not ada."""

PACKAGING = _words(
    """
    karung sak zak dus dos doos karton kardus box boks pack pak paket pck pouch
    sachet saset renteng bal ball bale ikat keranjang krat peti jerigen jeriken drum
    galon tray rak curah bulk kemasan kemas packing packaging packed bungkus bks pcs
    pc pce biji butir buah ekor lembar lbr batang btg unit set kontainer container
    fcl lcl kodi lusin gross rim roll rol sheet bag bags sack sacks carton cartons
    bottle botol toples jar isi per perkg perkilo
    """
)
"""Words for what the goods come in and are counted by."""

UNITS = _words(
    """
    kg kgs kilo kilogram kilograms g gr gram grams ons kuintal kwintal kw ku ton
    tons tonne tonnes mt l lt ltr liter litre liters ml cc m m2 m3 cm mm meter metre
    inch inci in dim mesh watt w volt v hp pk ppm bulan bln minggu hari tahun thn
    month week day year jam hr mgg menit trip hour daily kubik cbm kaki feet ft x
    """
)
"""Units of measure, as they stand behind a number."""

GRADES = _words(
    """
    super premium medium kualitas kwalitas kualiti quality grade kelas mutu standar
    standard ekspor export eksport expor lokal local pilihan unggul unggulan asli
    ori original murni terbaik bagus baik best terbagus istimewa spesial special
    fancy prima bermutu berkualitas eceran grosir partai retail wholesale murah
    fresh segar baru new jumbo besar bsr sedang kecil kcl mini big small large size
    ukuran uk sz no nomor aa aaa ab bs a b c ii iii i size10 tipe type model seri
    ready stok stock siap kirim panen hasil raya higienis sehat alami natural nature
    enak lezat gurih mantap
    """
)
"""Words that praise or sort the goods but do not name them."""

TRADING = _words(
    """
    jual dijual beli dibeli cari dicari butuh kebutuhan perlu permintaan penawaran
    suplai supply supplier suplier pasokan pemasok ada tersedia kami
    """
)
"""Words of buying and selling, as they stand before a name."""

FILLERS = TRADING | _words(
    """
    produksi produk product products produsen distributor agen merek merk brand cap tm
    dan and atau or dengan with untuk for dari from of the di ke yang utk dll dsb etc
    aneka macam berbagai jenis bermacam various assorted serta plus min minimal maks
    max up rutin kontinu tetap partai komoditas komoditi barang bahan kategori umkm
    home industry industri rumahan usaha cukup garansi lengkap dokumen sortir sortiran
    langsung sendiri tiap setiap harian antar franco loco bersertifikat resmi tidak
    non bukan khas asal origin hidroponik baku indonesia indonesian jatim kaltim jawa
    timur kalimantan madura malang surabaya sidoarjo gresik lamongan tuban bojonegoro
    probolinggo banyuwangi jember lumajang pasuruan mojokerto kediri blitar
    tulungagung trenggalek ponorogo madiun magetan ngawi nganjuk pacitan sumenep
    pamekasan sampang bangkalan balikpapan samarinda bontang kutai kukar kutim kubar
    berau paser ppu mahakam tarakan nunukan banjarmasin makassar manado palu kendari
    gorontalo sulawesi sumatra sumatera bali ntt ntb papua maluku ambon ternate toraja
    enrekang brebes dieng aceh amerika amuntai arjuno australia bandung banjarbaru
    bantaeng barabai bekasi bengkulu bima bitung bogor bondowoso brasil brazil bromo
    bulukumba buton china cina dampit denpasar dompu eropa europe flores gowa grogot
    halmahera ijen india jabar jakarta jambi jateng jogja jombang kalbar kalsel
    kaltara kalteng kandangan karangploso kariangau kawi kolaka konawe kotabaru
    lampung luwuk malaysia marabahan maros martapura mataram medan melak minahasa
    nusantara pacet padang palangkaraya palaran palembang pangkep parepare parigi
    pelaihari penajam pinrang poncokusumo pontianak poso pujon redeb riau sampit
    sangatta semarang semayang sendawar seram sidrap singaraja singkawang singosari
    situbondo sulbar sulsel sulteng sultra sulut sumba sumbawa tanjung tenggarong
    thailand tidore tiongkok tosari vietnam wonosalam yogyakarta
    """
)
"""Words around a name: trading, joining, places."""

NOISE = PACKAGING | UNITS | GRADES | FILLERS
"""Words that say nothing, unless a name holds them."""

MODIFIERS = _words(
    """
    frozen fresh dried live raw chilled cooked smoked salted canned processed whole
    beku segar hidup kering mentah olahan utuh dingin organik organic instan instant
    mini jumbo black white red green yellow mixed natural refined ground roasted
    unroasted peeled boneless used second scrap bekas
    """
)
"""Words of state: they belong to a name, but no name begins with them alone."""

GENERIC = _words("ikan buah sayur sayuran hewan tanaman produk kue")
"""Words that may stand before a name without changing what it means."""

PURPOSE = _words(
    """
    utk untuk u/ guna buat bwt for kanggo gawe gae damel kangge gasan pikeun siap cocok
    khusus sebagai as to
    """
)
"""Words behind which stands what goods are for, and not what they are."""

DETAIL = _words(
    """
    dengan dgn isi dari ex asal per ukuran uk size sz tebal panjang pjg lebar warna dia
    diameter kap kapasitas with in by made from at min max hasil
    tipe type model kelas grade umur usia merk
    """
)
"""Words behind which stands how goods are, and from where."""

WITHOUT = _words("tanpa non bukan without no tidak belum not minus")
"""Words behind which stands what goods are not, or have not."""

SHARES = _words(
    """
    protein ka alb ffa drc brix pa moisture patahan broken sineol cineole fat
    lemak prot pk kotoran abrasi karbon carbon fc purity kemurnian konsentrasi tct tebal
    diameter
    """
)
"""What is given in percent of goods, or measured of them."""
