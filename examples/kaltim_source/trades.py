"""Businesses of the example mission: cities, names, and what each trade deals in.

All names are made up from a word of the trade and a mountain or river of the region.
"""

from dataclasses import dataclass

EAST_JAVA = "Jawa Timur"
EAST_KALIMANTAN = "Kalimantan Timur"

# short name: regency or city, port its goods go through (UN/LOCODE)
CITIES = {
    EAST_JAVA: {
        "Surabaya": ("Kota Surabaya", "IDSUB"),
        "Sidoarjo": ("Kabupaten Sidoarjo", "IDSUB"),
        "Mojokerto": ("Kabupaten Mojokerto", "IDSUB"),
        "Jombang": ("Kabupaten Jombang", "IDSUB"),
        "Kediri": ("Kabupaten Kediri", "IDSUB"),
        "Blitar": ("Kabupaten Blitar", "IDSUB"),
        "Tulungagung": ("Kabupaten Tulungagung", "IDSUB"),
        "Nganjuk": ("Kabupaten Nganjuk", "IDSUB"),
        "Ngawi": ("Kabupaten Ngawi", "IDSUB"),
        "Malang": ("Kabupaten Malang", "IDSUB"),
        "Batu": ("Kota Batu", "IDSUB"),
        "Pasuruan": ("Kabupaten Pasuruan", "IDSUB"),
        "Pamekasan": ("Kabupaten Pamekasan", "IDSUB"),
        "Gresik": ("Kabupaten Gresik", "IDGRE"),
        "Lamongan": ("Kabupaten Lamongan", "IDGRE"),
        "Tuban": ("Kabupaten Tuban", "IDTBN"),
        "Bojonegoro": ("Kabupaten Bojonegoro", "IDTBN"),
        "Probolinggo": ("Kabupaten Probolinggo", "IDPRO"),
        "Lumajang": ("Kabupaten Lumajang", "IDPRO"),
        "Jember": ("Kabupaten Jember", "IDPRO"),
        "Banyuwangi": ("Kabupaten Banyuwangi", "IDBGI"),
    },
    EAST_KALIMANTAN: {
        "Balikpapan": ("Kota Balikpapan", "IDBPN"),
        "Penajam": ("Kabupaten Penajam Paser Utara", "IDBPN"),
        "Paser": ("Kabupaten Paser", "IDBPN"),
        "Samarinda": ("Kota Samarinda", "IDSRI"),
        "Kukar": ("Kabupaten Kutai Kartanegara", "IDSRI"),
        "Kubar": ("Kabupaten Kutai Barat", "IDSRI"),
        "Bontang": ("Kota Bontang", "IDBXT"),
        "Kutim": ("Kabupaten Kutai Timur", "IDSGQ"),
    },
}

REGION_WORDS = {
    EAST_JAVA: (
        "Brantas Wilis Semeru Arjuno Kelud Ijen Welirang Penanggungan Kawi Lawu "
        "Argopuro Raung Bromo Tengger Anjasmoro Ranu Sekaran Porong Baluran Sempu"
    ),
    EAST_KALIMANTAN: (
        "Mahakam Belayan Kersik Manggar Wain Jantur Semayang Jempang Melintang "
        "Sangkulirang Muntai Kariangau Kedang Kumala Lembuswana Isuy Sepaku "
        "Karang-Mumus Bengalon Anggana"
    ),
}

# added to the names of the larger ones
SURNAMES = (
    "Prawira",
    "Wiguna",
    "Sembada",
    "Nirmala",
    "Santika",
    "Adikarya",
    "Bestari",
    "Pradipta",
)


@dataclass(frozen=True)
class Trade:
    """A line of business and the `count` businesses that the script makes of it.

    `scales` are dealt out in turn, `cities` and the goods as from a shuffled deck;
    `small` is the legal form of the smallest. `sells` and `buys` are the average
    number of lines.
    """

    count: int
    scales: str
    small: str
    words: str
    cities: str
    offers: str
    needs: str = ""
    sells: float = 2.0
    buys: float = 0.0


# fmt: off
EAST_JAVA_TRADES = (
    Trade(4, "kecil menengah", "UD", "Lumbung Bulir Menir Pandan",
          "Kediri Ngawi Jember Bojonegoro",
          "Beras premium; Beras medium", "Cangkang sawit", 2, 0.5),
    Trade(4, "menengah kecil besar", "UD", "Manis Tebu Gendis Palapa",
          "Surabaya Sidoarjo Gresik Kediri",
          "Gula kristal putih; Tepung terigu; Minyak goreng sawit;"
          "Garam konsumsi beryodium",
          "Cangkang sawit; CPO", 2.8, 0.75),
    Trade(3, "kecil mikro menengah", "UD", "Petelur Kandang Jago",
          "Blitar Kediri Tulungagung Malang",
          "Telur ayam konsumsi; DOC ayam; Telur ayam konsumsi",
          "Bungkil inti sawit", 1.7, 0.7),
    Trade(4, "menengah kecil", "UD", "Potong Karkas Daging Iris",
          "Sidoarjo Mojokerto Jombang Malang",
          "Karkas ayam beku; Potongan ayam beku; Daging sapi beku;"
          "Bakso dan sosis; Nugget ayam beku",
          "Lada putih", 3.5, 0.5),
    Trade(4, "mikro mikro kecil", "UD", "Dapur Renyah Cemilan Gurih",
          "Malang Batu Jember Pasuruan Lumajang Tulungagung Nganjuk",
          "Keripik buah; Sambal dan bumbu; Mie kering; Gula merah tebu;"
          "Tepung mocaf; Bakso dan sosis",
          "Madu kelulut; Amplang; Abon tuna; Ikan asin; Pisang kepok;"
          "Kelapa bulat; Kepiting olahan",
          3.5, 2.2),
    Trade(3, "kecil menengah", "Koperasi", "Kopi Sangrai Robusta",
          "Malang Jember Blitar",
          "Kopi robusta (green bean); Kopi bubuk",
          "Biji kakao kering; Madu kelulut; Lada putih", 2, 1.6),
    Trade(6, "mikro kecil kecil menengah", "Kelompok Tani",
          "Umbi Lembang Panen Kebun Ladang Benih",
          "Nganjuk Probolinggo Kediri Batu Pasuruan Jember",
          "Bawang merah; Cabai rawit; Kentang; Apel Malang; Jeruk siam;"
          "Benih hortikultura",
          "Urea", 3, 0.34),
    Trade(2, "menengah kecil", "Koperasi", "Perah Susu", "Pasuruan Malang",
          "Susu UHT", "Bungkil inti sawit", 1, 1),
    Trade(2, "menengah kecil", "UD", "Tembakau Linting", "Kediri Malang",
          "Rokok SKT; Kopi bubuk", "Kelapa bulat; Pisang kepok", 2, 0),
    Trade(1, "menengah kecil", "UD", "Tambak", "Sidoarjo Lamongan",
          "Pakan ikan dan udang", "Bungkil inti sawit; Bandeng beku", 1, 2),
    Trade(3, "kecil menengah", "UD", "Subur Kompos Hara", "Gresik Malang Kediri",
          "Pupuk organik; Pupuk NPK; Benih hortikultura",
          "Urea; Cangkang sawit", 2.4, 1.4),
    Trade(4, "menengah besar kecil", "CV", "Bata Beton Rangka Ubin",
          "Tuban Gresik Surabaya Mojokerto",
          "Semen portland; Baja ringan; Ubin keramik",
          "Batu bara; Kayu gergajian rimba campuran", 2.5, 0.75),
    Trade(3, "kecil menengah", "UD", "Las Perkakas Logam",
          "Surabaya Sidoarjo Mojokerto",
          "Mesin las; Peralatan dapur", "Besi tua", 2, 0.7),
    Trade(4, "mikro kecil", "KUB", "Batik Jahit Canting Busana",
          "Pamekasan Tulungagung Sidoarjo Tuban",
          "Batik dan busana muslim; Pakaian dalam", "Lampit rotan", 2, 0.5),
    Trade(2, "kecil menengah", "UD", "Ukir Kusen",
          "Pasuruan Jombang Gresik", "",
          "Kayu gergajian meranti; Kayu gergajian rimba campuran; Veneer kayu;"
          "Kayu lapis; Rotan asalan; Lampit rotan", 0, 4),
    Trade(2, "menengah kecil", "UD", "Bahari Segara",
          "Sidoarjo Pasuruan Lamongan", "",
          "Udang windu beku; Bandeng beku; Tuna beku; Cumi beku;"
          "Rumput laut kering; Kepiting bakau hidup", 0, 4.6),
    Trade(1, "menengah", "CV", "Tungku", "Gresik Surabaya", "",
          "Batu bara; Cangkang sawit; Wood pellet; Metanol", 0, 3),
    Trade(2, "kecil menengah", "UD", "Briket Bara", "Jombang Surabaya", "",
          "Arang kayu; Arang batok kelapa", 0, 2),
    Trade(1, "menengah", "CV", "Lebur", "Sidoarjo", "", "Besi tua", 0, 1),
    Trade(1, "kecil", "UD", "Rempah", "Surabaya", "",
          "Sarang burung walet; Karet SIR 20; Biji kakao kering", 0, 3),
)

EAST_KALIMANTAN_TRADES = (
    Trade(7, "kecil menengah mikro kecil", "UD",
          "Sembako Pangan Dagang Gudang Pasar Toko Grosir",
          "Balikpapan Samarinda Bontang Kukar Penajam Paser Samarinda Balikpapan",
          "", "Beras premium; Beras medium; Gula kristal putih; Tepung terigu;"
          "Minyak goreng sawit; Garam konsumsi beryodium; Telur ayam konsumsi;"
          "Mie kering; Gula merah tebu; Rokok SKT", 0, 2.8),
    Trade(6, "kecil menengah", "UD", "Beku Dingin Protein Rantai Es Kulkas",
          "Balikpapan Samarinda Bontang", "",
          "Karkas ayam beku; Potongan ayam beku; Daging sapi beku;"
          "Nugget ayam beku; Bakso dan sosis; Susu UHT; Telur ayam konsumsi",
          0, 2.5),
    Trade(6, "kecil mikro menengah", "UD", "Sayur Buah Segar Petik Hijau Kebun",
          "Balikpapan Samarinda Penajam Bontang", "",
          "Bawang merah; Cabai rawit; Kentang; Apel Malang; Jeruk siam", 0, 2.5),
    Trade(7, "kecil menengah mikro", "UD",
          "Katering Dapur Boga Saji Hidang Rantang Santap",
          "Balikpapan Samarinda Penajam Bontang Kukar", "",
          "Telur ayam konsumsi; Beras premium; Kentang; Peralatan dapur; Susu UHT;"
          "Karkas ayam beku; Sambal dan bumbu; Kopi bubuk; Bawang merah", 0, 2.6),
    Trade(3, "mikro kecil", "KUB", "Windu Bandeng Empang",
          "Kukar Kukar Penajam Paser",
          "Udang windu beku; Bandeng beku; Kepiting bakau hidup;"
          "Rumput laut kering", "Pakan ikan dan udang", 2.4, 1),
    Trade(1, "kecil mikro", "UD", "Kandang",
          "Kukar Penajam Samarinda", "",
          "DOC ayam; Kambing hidup; Sapi potong hidup", 0, 2),
    Trade(4, "kecil menengah", "UD", "Tani Pupuk Bibit Sarana",
          "Kukar Paser Penajam Kubar", "",
          "Pupuk organik; Pupuk NPK; Benih hortikultura; Pupuk organik", 0, 2.5),
    Trade(6, "kecil menengah kecil besar", "UD",
          "Bangun Material Griya Fondasi Atap Keramik",
          "Balikpapan Samarinda Penajam Bontang", "",
          "Semen portland; Baja ringan; Ubin keramik; Mesin las", 0, 2.5),
    Trade(2, "kecil menengah", "UD", "Bengkel Teknik", "Balikpapan Bontang",
          "", "Mesin las; Peralatan dapur", 0, 1.5),
    Trade(5, "mikro kecil", "UD", "Butik Buah-Tangan Sandang Kedai Galeri",
          "Balikpapan Samarinda Bontang Kukar", "",
          "Batik dan busana muslim; Pakaian dalam; Keripik buah; Kopi bubuk;"
          "Kopi robusta (green bean); Rokok SKT; Sambal dan bumbu", 0, 2.8),
    Trade(4, "menengah kecil", "CV", "Rimba Gergaji Veneer Meranti",
          "Samarinda Kubar Paser Kukar",
          "Kayu gergajian meranti; Kayu gergajian rimba campuran; Veneer kayu;"
          "Kayu lapis; Wood pellet", "Mesin las", 3, 0.3),
    Trade(3, "kecil mikro menengah", "UD", "Arang Batok Halaban",
          "Kukar Paser Penajam Samarinda",
          "Arang kayu; Arang batok kelapa; Wood pellet; Cangkang sawit", "", 3),
    Trade(2, "besar menengah", "CV", "Tambang Energi", "Kukar Samarinda",
          "Batu bara", "Mesin las", 1, 0.5),
    Trade(2, "menengah", "CV", "Tandan Kernel", "Paser Kubar Penajam",
          "CPO; Bungkil inti sawit; Cangkang sawit", "Pupuk NPK; Pupuk organik",
          3, 1.5),
    Trade(5, "kecil menengah mikro", "KUB", "Nelayan Jaring Tangkap Cumi Tuna",
          "Balikpapan Bontang Kutim Balikpapan Penajam Bontang",
          "Tuna beku; Cumi beku; Bandeng beku; Udang windu beku; Ikan asin;"
          "Rumput laut kering", "Garam konsumsi beryodium", 2.8, 0.5),
    Trade(6, "mikro mikro kecil", "UD", "Amplang Abon Renyah Camilan Lezat Asin",
          "Samarinda Balikpapan Bontang Kukar Penajam",
          "Amplang; Abon tuna; Ikan asin; Kepiting olahan",
          "Tepung terigu; Minyak goreng sawit; Gula kristal putih;"
          "Tepung mocaf", 2.2, 1.2),
    Trade(6, "mikro kecil menengah", "Kelompok Tani",
          "Lada Kakao Karet Kelapa Pisang Pekebun",
          "Kukar Kutim Penajam Paser Kubar Kukar",
          "Lada putih; Biji kakao kering; Karet SIR 20; Kelapa bulat; Pisang kepok",
          "Pupuk organik; Pupuk NPK", 2.6, 0.8),
    Trade(2, "mikro kecil", "UD", "Madu Kelulut", "Kukar Samarinda Kubar",
          "Madu kelulut; Sarang burung walet", "", 1.7),
    Trade(2, "mikro kecil", "KUB", "Rotan Anyam", "Kubar Kukar",
          "Rotan asalan; Lampit rotan", "Batik dan busana muslim", 2, 0.5),
    Trade(2, "kecil menengah", "UD", "Rongsok Besi", "Balikpapan Samarinda",
          "Besi tua", "Mesin las", 1, 0.5),
)
# fmt: on

TRADES = {EAST_JAVA: EAST_JAVA_TRADES, EAST_KALIMANTAN: EAST_KALIMANTAN_TRADES}
