"""Official documents drawn in a form: text, HTML, Word, PDF."""
