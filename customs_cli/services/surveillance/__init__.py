"""Acts on what alarms are told by: the inspections of offices."""
