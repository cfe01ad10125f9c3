"""One file a format: CSV, Excel, JSON Lines and the publishing formats."""
