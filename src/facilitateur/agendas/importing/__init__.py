"""Agendas from tables and lists with clock times: what is understood, and what is not, line by line."""
