"""What is printed: agendas, table cards and the hall plan, as PDF."""
