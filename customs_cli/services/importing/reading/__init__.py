"""Files as they come from other offices: text, spreadsheets, JSON; read into cells of text, in bounded memory."""
