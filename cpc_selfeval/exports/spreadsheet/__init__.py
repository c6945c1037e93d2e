"""What every workbook of ours needs: text in cells byte for byte, looks, heights of rows, and bytes that repeat."""
