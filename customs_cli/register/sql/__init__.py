"""The shared register: one PostgreSQL database for the offices of a district, spoken to through psycopg2.

The journal's lines are those of the file, one chain per office and one for names (`chains`). Documents and the rows
that questions are put to lie beside it, each written in the transaction of the act; the journal alone is the truth.
"""
