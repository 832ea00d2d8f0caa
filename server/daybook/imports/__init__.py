"""Lists from Excel: looked at first, taken over in one act, and given back in one."""
