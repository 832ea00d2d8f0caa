"""People who sign in: accounts, devices, invitations, roles."""
