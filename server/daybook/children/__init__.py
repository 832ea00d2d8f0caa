"""Children of a class: the register that a class's phones carry."""
