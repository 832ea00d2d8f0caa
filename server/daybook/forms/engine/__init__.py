"""The rules of forms over answers; the twin of the page's `forms/`."""
