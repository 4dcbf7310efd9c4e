"""Acts on the registers of names, and on the rates of currencies."""
