"""Files of unsent work: sealed on a phone without a network, brought here by anybody."""
