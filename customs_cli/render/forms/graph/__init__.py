"""Graphs as files: HTML with a drawing, Mermaid, DOT, GraphML, CSV."""
