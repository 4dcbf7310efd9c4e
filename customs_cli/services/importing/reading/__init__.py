"""Reads files as other offices send them (text, spreadsheets, JSON) into cells of text, in bounded memory."""
