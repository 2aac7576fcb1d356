"""The reasons of unmet wishes, short enough to stand beside a bar."""

from __future__ import annotations

from matchengine.results.words import Said

REASONS: dict[str, Said] = {
    "same_side": ("dari sisi yang sama", "both of one side"),
    "veto": ("salah satu pihak menolak", "one side declined"),
    "permit": ("izin wajib belum ada", "required permit missing"),
    "cold": ("tidak ada rantai dingin", "no cold chain"),
    "floor": ("skor di bawah minimum", "score below the minimum"),
    "cut": ("ada calon mitra yang lebih cocok", "other partners fit better"),
    "no_common_product": ("tidak ada produk yang cocok", "no product in common"),
    "nobody_fits": ("belum ada calon mitra", "no partner fits"),
    "never_there_together": ("tidak hadir bersamaan", "never there together"),
    "own_maximum": ("batas sendiri tercapai", "own maximum reached"),
    "partner_maximum": ("batas mitra tercapai", "partner's maximum reached"),
    "tables_full": ("semua meja terisi", "all tables taken"),
    "resource_full": ("tenaga pendukung terpakai", "resource taken"),
    "others_worth_more": (
        "pertemuan lain lebih bernilai",
        "other meetings are worth more",
    ),
    "rules_or_later_goals": ("aturan atau tujuan lain", "a rule or another goal"),
    "offers_and_needs_nothing": (
        "tidak ada penawaran dan kebutuhan",
        "offers and needs nothing",
    ),
    "few_partners": ("calon mitra terlalu sedikit", "too few partners fit"),
    "few_slots": ("waktu hadir terlalu singkat", "there for too short a time"),
}
"""One for every word of `results.reasons.SENTENCES`."""
