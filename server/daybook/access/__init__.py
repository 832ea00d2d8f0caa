"""Who may see and do what: roles, the policy, and the one question that everybody asks."""
