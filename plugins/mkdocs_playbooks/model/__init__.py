"""Documents and the references between them."""
