"""Files of graphs: HTML with a drawing, Mermaid, DOT, GraphML, CSV."""
