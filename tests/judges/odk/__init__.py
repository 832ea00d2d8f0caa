"""ODK's own engine as a judge of the rules."""
