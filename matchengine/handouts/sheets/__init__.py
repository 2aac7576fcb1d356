"""How a workbook is made: cells, looks, printing, the same for each of its sheets."""
