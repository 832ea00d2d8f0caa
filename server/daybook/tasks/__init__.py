"""Tasks that the head of a school gives to somebody who works there."""
