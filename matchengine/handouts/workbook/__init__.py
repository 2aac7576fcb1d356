"""The workbook: the plan as organisers read, filter and print it."""
