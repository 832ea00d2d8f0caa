"""The sync protocol as a small executable model: one server, several phones, a hostile world.

The merge and the cursors are the product's own; everything around them is written a second time,
as short as it can be, so that the protocol itself can be run through random fault schedules.
"""
