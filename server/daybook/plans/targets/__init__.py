"""How far a target is, counted from records: the same rule as the page's `plans/targets`."""
