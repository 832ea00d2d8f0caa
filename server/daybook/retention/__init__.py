"""How long things are kept, and what goes when its time is over."""
