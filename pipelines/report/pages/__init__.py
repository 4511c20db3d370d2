"""One module per kind of page: what it shows. How it looks is in templates/."""
