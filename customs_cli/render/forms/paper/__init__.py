"""Forms for paper: PDF with its fonts, HTML for printing, pages of a line printer."""
