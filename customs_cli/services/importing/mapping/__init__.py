"""Maps the columns of other offices' lists to the fields of an import, by their headings and by what stands below."""
