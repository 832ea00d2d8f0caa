"""Streams: the sync endpoint, the rows a phone may hold and who may hold them."""
