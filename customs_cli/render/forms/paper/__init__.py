"""Forms for paper: PDF with its fonts, HTML for print, pages of a line printer."""
