"""The search box: its index in the product's database, the page of hits, and suggestions while typing."""
