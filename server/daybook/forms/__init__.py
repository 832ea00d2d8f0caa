"""Forms as data: XLSForm in, compiled form out, the same rules on phone and server."""
