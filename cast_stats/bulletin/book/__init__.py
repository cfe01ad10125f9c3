"""The bulletin as an Excel workbook."""
