"""The report for people without the tool."""
