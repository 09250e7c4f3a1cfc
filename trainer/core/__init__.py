"""The rules of the trade: pure values and functions, standard library only."""
