"""The shared register: one PostgreSQL database for the offices of a district, accessed through psycopg2.

Lines of the journal have the same format as in a file; there is one chain per office and one for names (`chains`). The
documents, and derived rows for questions, are kept beside the journal and written in the transaction of the act; the
journal alone is authoritative.
"""
