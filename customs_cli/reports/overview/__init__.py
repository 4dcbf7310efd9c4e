"""The whole of a period for people without the tool."""
