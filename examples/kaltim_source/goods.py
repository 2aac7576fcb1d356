"""Goods of the example mission: what is sold, how it keeps, how much is usual.

Three text tables, one line a commodity, read into `GOODS`. The first column is the
field name that both sides use. Prices are rupiah a unit, reference levels of
2023-2025; shelf lives are days. Where they come from: `../kaltim-2025/README.md`.
"""

from dataclasses import dataclass

# name | HS 2022 | unit | price | shelf life | temperature | permits
# "pangan" stands for P-IRT (mikro, kecil) or BPOM MD (the larger ones).
EAST_JAVA_SELLS = """
Beras premium              |100630|kg    |   13000|180|ambient|
Beras medium               |100630|kg    |   10000|180|ambient|
Gula kristal putih         |170199|kg    |   16500|540|ambient|sni
Gula merah tebu            |170114|kg    |   14000|365|ambient|pangan halal
Tepung terigu              |110100|kg    |    9500|270|ambient|sni md halal
Tepung mocaf               |110620|kg    |   12000|270|ambient|pangan halal
Minyak goreng sawit        |151190|kg    |   17500|540|ambient|sni md halal
Garam konsumsi beryodium   |250100|kg    |    6000|730|ambient|sni md
Telur ayam konsumsi        |040721|kg    |   27000| 21|ambient|karantina nkv
Karkas ayam beku           |020712|kg    |   36000|270|frozen |karantina nkv halal
Potongan ayam beku         |020714|kg    |   48000|270|frozen |karantina nkv halal
Daging sapi beku           |020230|kg    |  130000|300|frozen |karantina nkv halal
Sapi potong hidup          |010229|ekor  |20000000|   |live   |karantina skkh
Kambing hidup              |010420|ekor  | 3500000|   |live   |karantina skkh
DOC ayam                   |010511|ekor  |    7000|  2|live   |karantina
Nugget ayam beku           |160232|kg    |   42000|300|frozen |md halal
Bakso dan sosis            |160100|kg    |   55000|180|frozen |md halal
Susu UHT                   |040120|kg    |   18000|240|ambient|md halal
Bawang merah               |070310|kg    |   35000| 45|ambient|karantina
Cabai rawit                |070960|kg    |   45000| 10|chilled|karantina
Kentang                    |070190|kg    |   15000| 60|ambient|karantina
Apel Malang                |080810|kg    |   25000| 45|chilled|karantina
Jeruk siam                 |080521|kg    |   18000| 21|chilled|karantina
Benih hortikultura         |120991|kg    | 1500000|365|ambient|karantina label_benih
Kopi robusta (green bean)  |090111|kg    |   65000|365|ambient|karantina
Kopi bubuk                 |090121|kg    |  120000|365|ambient|pangan halal
Sambal dan bumbu           |210390|kg    |   45000|365|ambient|pangan halal
Mie kering                 |190219|kg    |   18000|365|ambient|pangan halal
Keripik buah               |200899|kg    |   90000|270|ambient|pangan halal
Rokok SKT                  |240220|batang|    1565|365|ambient|pita_cukai
Pakan ikan dan udang       |230990|kg    |   12000|180|ambient|npp
Pupuk organik              |310100|kg    |    2500|   |ambient|izin_edar_pupuk
Pupuk NPK                  |310520|kg    |    9500|   |ambient|sni
Semen portland             |252329|kg    |    1400| 90|ambient|sni
Baja ringan                |730890|kg    |   16000|   |ambient|sni
Ubin keramik               |690721|kg    |    5500|   |ambient|sni
Mesin las                  |851539|unit  | 4500000|   |ambient|
Peralatan dapur            |732393|unit  |  150000|   |ambient|
Batik dan busana muslim    |621142|pcs   |  120000|   |ambient|
Pakaian dalam              |610821|pcs   |   18000|   |ambient|
"""

EAST_KALIMANTAN_SELLS = """
Batu bara                  |270119|kg    |     900|   |ambient|iup
CPO                        |151110|kg    |   14000| 60|ambient|ispo
Cangkang sawit             |140490|kg    |    1300|   |ambient|
Bungkil inti sawit         |230660|kg    |    2300|120|ambient|karantina
Wood pellet                |440131|kg    |    3000|   |ambient|svlk
Kayu gergajian meranti     |440725|m3    | 6500000|   |ambient|svlk skshhk
Kayu gergajian rimba campuran|440729|m3  | 4200000|   |ambient|svlk skshhk
Veneer kayu                |440839|m3    | 3800000|   |ambient|svlk
Kayu lapis                 |441231|m3    | 7500000|   |ambient|svlk
Arang kayu                 |440290|kg    |    6000|   |ambient|nota_angkutan
Arang batok kelapa         |440220|kg    |    9000|   |ambient|
Rotan asalan               |140120|kg    |    9000|   |ambient|
Lampit rotan               |460122|pcs   |  450000|   |ambient|
Karet SIR 20               |400122|kg    |   28000|   |ambient|
Biji kakao kering          |180100|kg    |   90000|270|ambient|karantina
Lada putih                 |090411|kg    |  110000|540|ambient|karantina
Kelapa bulat               |080119|kg    |    6000| 45|ambient|karantina
Pisang kepok               |080310|kg    |    6000| 10|ambient|karantina
Udang windu beku           |030617|kg    |  110000|365|frozen |karantina skp
Kepiting bakau hidup       |030633|kg    |  120000|  4|live   |karantina
Kepiting olahan            |160510|kg    |  250000|180|chilled|md halal skp
Bandeng beku               |030389|kg    |   21000|270|frozen |karantina
Tuna beku                  |030342|kg    |  100000|365|frozen |karantina skp
Cumi beku                  |030743|kg    |   43000|270|frozen |karantina
Rumput laut kering         |121221|kg    |   16000|365|ambient|karantina
Ikan asin                  |030559|kg    |   60000|120|ambient|pangan
Amplang                    |190590|kg    |   90000|180|ambient|pangan halal
Abon tuna                  |160420|kg    |  180000|270|ambient|pangan halal
Sarang burung walet        |041090|kg    | 9000000|540|ambient|karantina
Madu kelulut               |040900|kg    |  150000|540|ambient|pangan halal
Urea                       |310210|kg    |    6000|   |ambient|sni
Metanol                    |290511|kg    |    5500|   |ambient|b3
Besi tua                   |720449|kg    |    5500|   |ambient|
"""

# name | usual monthly quantity of a mikro, kecil, menengah, besar business (lines
# spread from about half to twice of it) | rupiah to carry one unit from Java
MONTHLY = """
Beras premium              |   800   5000   30000  150000|   500
Beras medium               |  1000   6000   35000  180000|   500
Gula kristal putih         |   500   3000   18000   90000|   500
Gula merah tebu            |   300   2000    8000   20000|   550
Tepung terigu              |   400   4000   25000  120000|   500
Tepung mocaf               |   250   1500    6000   20000|   550
Minyak goreng sawit        |   400   3000   20000  100000|   550
Garam konsumsi beryodium   |   600   4000   24000   72000|   500
Telur ayam konsumsi        |   400   3000   15000   60000|   900
Karkas ayam beku           |   250   2000   10000   40000|  1100
Potongan ayam beku         |   200   1200    6000   25000|  1100
Daging sapi beku           |    80    500    3000   12000|  1100
Sapi potong hidup          |     2      8      30     100|900000
Kambing hidup              |     6     25     100     300|150000
DOC ayam                   |  2000   8000   40000  200000|   900
Nugget ayam beku           |   150   1000    6000   20000|  1100
Bakso dan sosis            |   120    800    4500   15000|  1100
Susu UHT                   |   300   2000   12000   50000|   550
Bawang merah               |   300   2500   10000   30000|   800
Cabai rawit                |   150   1200    5000   12000|  1500
Kentang                    |   400   3000   12000   30000|   800
Apel Malang                |   250   1500    6000   15000|  1100
Jeruk siam                 |   300   2000    8000   20000|  1100
Benih hortikultura         |     5     25     120     400|  2000
Kopi robusta (green bean)  |   120    800    4000   20000|   550
Kopi bubuk                 |    60    350    1500    6000|   700
Sambal dan bumbu           |   120    800    4000   15000|   600
Mie kering                 |   300   2000   10000   40000|   700
Keripik buah               |    70    400    1500    5000|   900
Rokok SKT                  |  5000  40000  250000 1000000|     5
Pakan ikan dan udang       |   700   5000   30000  200000|   500
Pupuk organik              |  2500  15000   80000  300000|   450
Pupuk NPK                  |   800   6000   40000  200000|   450
Semen portland             |  5000  30000  200000 1000000|   380
Baja ringan                |   500   3500   20000   80000|   500
Ubin keramik               |  1500  10000   50000  200000|   480
Mesin las                  |     1      4      12      30| 25000
Peralatan dapur            |    50    300    1500    6000|  3000
Batik dan busana muslim    |    60    350    1500    5000|   800
Pakaian dalam              |   400   2500   12000   40000|   300
Batu bara                  |  8000  60000  500000 1600000|   120
CPO                        |  1000   6000   60000  150000|   300
Cangkang sawit             |  6000   40000  250000 1500000|   350
Bungkil inti sawit         |  3000  20000  100000  400000|   300
Wood pellet                |  2500   18000  100000  400000|   380
Kayu gergajian meranti     |     2     10      50     180|280000
Kayu gergajian rimba campuran|   3     12      70     250|300000
Veneer kayu                |     3     14      80     250|300000
Kayu lapis                 |     2      8      45     200|260000
Arang kayu                 |  1500   8000   40000  150000|   420
Arang batok kelapa         |   900   6000   25000   80000|   380
Rotan asalan               |   800   5000   20000   60000|   500
Lampit rotan               |    15     90     350    1000|  6000
Karet SIR 20               |   300   2000   15000   80000|   320
Biji kakao kering          |    80    600    3000   10000|   340
Lada putih                 |    70    450    2500    8000|   340
Kelapa bulat               |  1500   9000   40000  100000|   420
Pisang kepok               |  1200   8000   30000   60000|   600
Udang windu beku           |    80    500    3000   12000|   700
Kepiting bakau hidup       |    80    400    1500    3000| 14000
Kepiting olahan            |    30    200    1000    3000|   900
Bandeng beku               |   400   2500   14000   50000|   700
Tuna beku                  |    80    500    3000   12000|   700
Cumi beku                  |   180   1200    7000   25000|   700
Rumput laut kering         |   500   3000   15000   50000|   500
Ikan asin                  |   130    800    3500   10000|   400
Amplang                    |    80    400    1800    5000|   700
Abon tuna                  |    40    220    1000    3000|   400
Sarang burung walet        |     1      5      20      60|  5000
Madu kelulut               |    50    250    1000    3000|   450
Urea                       |  1500   8000   50000  300000|   280
Metanol                    |  1500   8000   40000  200000|   320
Besi tua                   |  1500   9000   60000  250000|   320
"""

# Other field names of the same commodity.
VARIANTS = {
    "Beras premium": ["Beras premium kemasan 5 kg", "Beras kepala premium"],
    "Gula merah tebu": ["Brown sugar"],
    "Telur ayam konsumsi": ["Telur ayam ras", "Telur ayam negeri"],
    "Karkas ayam beku": ["Ayam karkas beku"],
    "Potongan ayam beku": ["Fillet ayam beku"],
    "Daging sapi beku": ["Daging sapi beku tanpa tulang"],
    "Sapi potong hidup": ["Sapi potong"],
    "Nugget ayam beku": ["Nugget ayam"],
    "Bakso dan sosis": ["Bakso sapi beku", "Sosis sapi"],
    "Cabai rawit": ["Cabai besar", "Cabai merah keriting"],
    "Jeruk siam": ["Jeruk keprok"],
    "Benih hortikultura": ["Benih cabai hibrida", "Benih tomat"],
    "Kopi bubuk": ["Kopi sangrai kemasan"],
    "Sambal dan bumbu": ["Sambal botol", "Bumbu instan"],
    "Keripik buah": ["Keripik apel", "Keripik nangka"],
    "Rokok SKT": ["Rokok SKM"],
    "Pakan ikan dan udang": ["Pakan ikan", "Pakan udang"],
    "Baja ringan": ["Rangka atap baja ringan"],
    "Ubin keramik": ["Ubin granit"],
    "Peralatan dapur": ["Peralatan dapur stainless"],
    "Batik dan busana muslim": ["Batik tulis", "Busana muslim"],
    "CPO": ["Minyak sawit mentah"],
    "Kayu lapis": ["Plywood"],
    "Arang kayu": ["Arang halaban"],
    "Lada putih": ["Lada hitam"],
    "Kepiting olahan": ["Daging rajungan"],
    "Bandeng beku": ["Ikan beku campuran"],
    "Ikan asin": ["Ikan kering"],
    "Madu kelulut": ["Madu hutan"],
    "Besi tua": ["Besi tua (scrap)"],
}

# A second usual unit: how many of the first make one, or what share of one.
OTHER_UNIT = {
    "Semen portland": ("ton", 1000),
    "Pupuk NPK": ("ton", 1000),
    "Batu bara": ("ton", 1000),
    "CPO": ("ton", 1000),
    "Cangkang sawit": ("ton", 1000),
    "Bungkil inti sawit": ("ton", 1000),
    "Urea": ("ton", 1000),
    "Besi tua": ("ton", 1000),
    "Minyak goreng sawit": ("liter", 0.9),
    "Susu UHT": ("liter", 1.03),
    "Metanol": ("liter", 0.79),
}

# Tariff lines of 8 digits, as a few firms copy them from their import papers.
TARIFF_LINE = {
    "Karkas ayam beku": "0207.12.00",
    "Urea": "3102.10.00",
    "Apel Malang": "08081000",
    "Madu kelulut": "0409.00.00",
    "Kopi robusta (green bean)": "0901.11.30",
    "Bawang merah": "07031029",
}


@dataclass(frozen=True)
class Good:
    """A commodity as the field trades it; money in rupiah, life in days."""

    name: str
    hs: str
    unit: str
    price: int
    shelf_life_days: int | None
    temperature: str
    permits: tuple[str, ...]
    from_java: bool
    monthly: tuple[float, ...]
    carriage: int


def _cells(table: str) -> list[list[str]]:
    lines = table.strip().splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines]


def _read() -> dict[str, Good]:
    usual = {name: (sizes, cost) for name, sizes, cost in _cells(MONTHLY)}
    goods = {}
    for table in (EAST_JAVA_SELLS, EAST_KALIMANTAN_SELLS):
        for name, hs, unit, price, shelf, temperature, permits in _cells(table):
            sizes, cost = usual[name]
            goods[name] = Good(
                name=name,
                hs=hs,
                unit=unit,
                price=int(price),
                shelf_life_days=int(shelf) if shelf else None,
                temperature=temperature,
                permits=tuple(permits.split()),
                from_java=table is EAST_JAVA_SELLS,
                monthly=tuple(float(size) for size in sizes.split()),
                carriage=int(cost),
            )
    return goods


GOODS = _read()
