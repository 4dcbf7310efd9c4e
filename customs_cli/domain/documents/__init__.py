"""Official documents as data: the content of each form, the documents issued, and what each may show to whom."""
