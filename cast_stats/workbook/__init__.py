"""Excel workbooks through pandas and openpyxl: the same bytes for the same content, cells that are what they seem."""
