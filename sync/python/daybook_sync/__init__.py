"""The Daybook sync protocol, server half: plain values and rules, standard library only."""
