"""Acts on the data that alarms use: numbers of inspections."""
