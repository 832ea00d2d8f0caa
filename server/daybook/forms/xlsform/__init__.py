"""XLSForm workbooks into compiled forms, and back into Excel."""
