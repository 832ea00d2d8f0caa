"""Getting people in: codes on slips, new passwords, phones and their loss."""
